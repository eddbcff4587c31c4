import { h } from "./dom";
import { icon } from "./icon";
import { onEscape } from "./sheet";

export interface MenuItem {
  key: string;
  choose: () => void;
}

/** A button with a list of more to do behind it. */
export class Menu {
  readonly label = h("span", { class: "hidden" });
  readonly items: HTMLButtonElement[];
  private readonly list: HTMLElement;
  private readonly button = h(
    "button",
    { type: "button", "aria-expanded": "false", onclick: () => this.show(!!this.list.hidden) },
    icon("menu"),
    this.label,
  );
  readonly element: HTMLElement;

  constructor(items: MenuItem[]) {
    this.items = items.map(({ choose }) =>
      h("button", { type: "button", onclick: () => this.choose(choose) }),
    );
    this.list = h("div", { class: "list", hidden: true }, ...this.items);
    const close = onEscape(() => this.choose(() => {}));
    const onkeydown = (event: KeyboardEvent) => this.list.hidden || close(event);
    this.element = h("div", { class: "menu", onkeydown }, this.button, this.list);
  }

  private choose(act: () => void): void {
    this.show(false);
    this.button.focus();
    act();
  }

  private show(isShown: boolean): void {
    this.list.hidden = !isShown;
    this.button.setAttribute("aria-expanded", String(isShown));
  }
}
