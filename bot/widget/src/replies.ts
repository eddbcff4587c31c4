import type { Context } from "./context";
import { h } from "./dom";
import type { Button } from "./event";
import { icon } from "./icon";

/** The answers to choose from. They stay where they are when used, so that the focus stays, too. */
export function replies(buttons: Button[], context: Context): HTMLElement {
  const each = buttons.map((button) => reply(button, context));
  return h("div", { class: "replies", role: "group", "aria-label": context.words.say("choices") }, ...each);
}

function reply(button: Button, context: Context): HTMLElement {
  const press = (event: Event) => {
    const pressed = event.currentTarget as HTMLElement;
    if (pressed.getAttribute("aria-disabled")) return;
    pressed.setAttribute("aria-pressed", "true");
    context.press(button);
  };
  return h("button", { type: "button", onclick: press }, button.title);
}

/** Asks the phone where it is, if the phone can tell; with what is sent of it. */
export function locationReply(context: Context): HTMLElement | null {
  if (!navigator.geolocation || !isSecureContext) return null;
  const { words } = context;
  const button = h("button", { type: "button" }, icon("pin"), words.say("location"));
  button.onclick = () => button.getAttribute("aria-disabled") || context.locate();
  return h("div", { class: "replies" }, button, h("p", { class: "muted" }, words.say("location_note")));
}

/** Closes the answers that are still open; `chosen` marks the one that was given. */
export function closeReplies(log: HTMLElement, chosen = ""): void {
  log.querySelectorAll<HTMLElement>(".replies:not(.used)").forEach((group) => {
    group.classList.add("used");
    group.querySelectorAll("button").forEach((button) => {
      button.setAttribute("aria-disabled", "true");
      if (button.textContent === chosen) button.setAttribute("aria-pressed", "true");
    });
  });
}
