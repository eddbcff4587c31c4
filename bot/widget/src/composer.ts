import { h } from "./dom";
import { icon } from "./icon";

const LONGEST = 1000; // characters that the server takes

/** Where the family writes: Enter sends, Shift and Enter breaks the line. */
export class Composer {
  readonly label = h("label", { for: "words" });
  readonly sendLabel = h("span");
  private readonly field = h("textarea", {
    id: "words",
    rows: 1,
    dir: "auto",
    maxlength: LONGEST,
    autocomplete: "off",
    enterkeyhint: "send",
    oninput: () => this.grow(),
    onkeydown: (event: KeyboardEvent) => this.onKey(event),
  });
  readonly element = h(
    "form",
    { onsubmit: (event: Event) => this.submit(event) },
    this.label,
    this.field,
    h("button", { class: "send" }, this.sendLabel, icon("send")),
  );

  constructor(private readonly send: (text: string) => void) {}

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    this.field.value = "";
    this.grow();
    this.send(text);
  }

  private grow(): void {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }
}
