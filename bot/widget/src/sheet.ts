import { h } from "./dom";

interface Choice {
  label: string;
  choose?: () => void;
}

/** A text over the chat that waits for a choice; the focus goes to the first one, and back. */
export function sheet(heading: string, text: string, choices: Choice[]): HTMLElement {
  const before = (document.activeElement?.shadowRoot ?? document).activeElement as HTMLElement | null;
  const leave = (choose?: () => void) => () => {
    shown.remove();
    before?.focus();
    choose?.();
  };
  const buttons = choices.map(({ label, choose }) =>
    h("button", { type: "button", onclick: leave(choose) }, label),
  );
  const shown = h(
    "div",
    { class: "sheet", role: "alertdialog", "aria-label": heading, onkeydown: onEscape(leave()) },
    h("h3", {}, heading),
    h("p", {}, text),
    h("div", { class: "choices" }, ...buttons),
  );
  queueMicrotask(() => buttons[0].focus()); // once it stands in the page, before the next key
  return shown;
}

/** Does something on Escape, and nobody else does. */
export function onEscape(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}
