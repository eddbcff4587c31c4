/** The colours that a website may replace by `--lotse-<name>`, in the dark by `--lotse-dark-<name>`. */
export type Colours = Record<string, string>;

const LIGHT: Colours = {
  accent: "#0b5a69",
  "on-accent": "#ffffff",
  surface: "#ffffff",
  ground: "#f6f2ea",
  text: "#1f2b33",
};

const DARK: Colours = {
  accent: "#86d3dc",
  "on-accent": "#06282f",
  surface: "#1e272d",
  ground: "#141b20",
  text: "#eef3f5",
};

/** What stands on what, and the contrast that it needs (WCAG 2.2, 1.4.3). */
const PAIRS: [string, string, number][] = [
  ["on-accent", "accent", 4.5],
  ["accent", "surface", 4.5],
  ["accent", "ground", 4.5],
  ["text", "surface", 7],
  ["text", "ground", 7],
];

/** The colours for a scheme, with the website's own where they can be read well. */
export function colours(isDark: boolean, wish: (property: string) => string): Colours {
  const usual = isDark ? DARK : LIGHT;
  const chosen = { ...usual };
  for (const name in usual) {
    const hex = toHex(wish(`--lotse-${isDark ? "dark-" : ""}${name}`));
    if (hex) chosen[name] = hex;
  }
  return withShades(readable(chosen, usual), isDark);
}

/** Adds what is mixed from the others: quieter words, lines that part or enclose, calm fields in the dark. */
function withShades(chosen: Colours, isDark: boolean): Colours {
  const { text, surface, ground, accent } = chosen;
  return {
    ...chosen,
    muted: quiet(text, surface, ground),
    line: mix(text, ground, 0.5),
    edge: mix(text, surface, 0.14),
    soft: mix(accent, surface, 0.12),
    bar: isDark ? surface : accent,
    "on-bar": isDark ? text : chosen["on-accent"],
    own: isDark ? mix(accent, surface, 0.28) : accent,
    "on-own": isDark ? text : chosen["on-accent"],
  };
}

/** The quietest words that can still be read well on both grounds. */
function quiet(text: string, surface: string, ground: string, share = 0.7): string {
  const mixed = mix(text, surface, share);
  const isReadable = [surface, ground].every((one) => contrast(mixed, one) >= 4.5);
  return isReadable || share >= 1 ? mixed : quiet(text, surface, ground, share + 0.1);
}

function mix(one: string, other: string, share: number): string {
  const parts = channels(other).map((part, at) => part + (channels(one)[at] - part) * share);
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** Red, green and blue, 0 to 255. */
function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** Gives up the pairs that are too hard to read, until none is left. */
function readable(chosen: Colours, usual: Colours): Colours {
  const bad = PAIRS.find(([a, b, least]) => contrast(chosen[a], chosen[b]) < least);
  if (!bad) return chosen;
  const [a, b, least] = bad;
  console.warn(`familien-lotse: ${a} ${chosen[a]} on ${b} ${chosen[b]} has a contrast below ${least}`);
  return readable({ ...chosen, [a]: usual[a], [b]: usual[b] }, usual);
}

/** Any CSS colour as "#rrggbb"; empty for what is none, or can be seen through. */
function toHex(colour: string): string {
  const brush = document.createElement("canvas").getContext("2d");
  if (!brush || !colour.trim()) return "";
  brush.fillStyle = "#010203";
  brush.fillStyle = colour.trim();
  const hex = brush.fillStyle;
  return hex === "#010203" || !/^#\w{6}$/.test(hex) ? "" : hex;
}

/** The contrast of two colours as WCAG counts it, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((whole) => {
    const part = whole / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
