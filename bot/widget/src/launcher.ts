import { h, hidden } from "./dom";
import { icon } from "./icon";
import type { Labels } from "./known";

/** The button in the corner of the page that opens the chat. */
export class Launcher {
  readonly element: HTMLButtonElement;

  constructor(open: () => void) {
    const attributes = { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: open };
    this.element = h("button", attributes);
    this.show(true);
  }

  /** Shows the name; the ears hear what the button does, beginning with the name. */
  name({ title, open, language, direction }: Labels): void {
    const isInName = open.startsWith(title);
    this.element.replaceChildren(
      icon("chat"),
      h("span", {}, title),
      hidden(isInName ? open.slice(title.length) : ` (${open})`),
    );
    this.element.lang = language;
    this.element.dir = direction;
  }

  /** Hides the button while the chat is open: it would cover what it has opened. */
  show(isShown: boolean): void {
    this.element.hidden = !isShown;
    this.element.setAttribute("aria-expanded", String(!isShown));
  }
}
