const SVG = "http://www.w3.org/2000/svg";

/** Strokes on a field of 24 by 24. */
const ICONS = {
  chat: "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 12 20 4l-5 16-4-7z",
  menu: "M5 7h14M5 12h14M5 17h14",
  phone: "M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2",
  web: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18",
  mail: "M3 6h18v12H3zM3 7l9 6 9-6",
  pin: "M12 21s-7-6-7-12a7 7 0 0 1 14 0c0 6-7 12-7 12M12 7a2 2 0 1 0 0 5 2 2 0 0 0 0-5",
  date: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  sound: "M4 10v4h4l5 4V6l-5 4zM16 9a4 4 0 0 1 0 6M18 6a8 8 0 0 1 0 12",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8v0",
  dot: "M12 12v0",
  check: "M5 13l4 4L19 7",
  leave: "M10 4H5v16h5M9 12h11M16 8l4 4-4 4",
  print: "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
  copy: "M9 8h11v13H9zM5 16H4V3h11v2",
};

export type IconName = keyof typeof ICONS;

/** A drawing beside a text, silent for screen readers. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
