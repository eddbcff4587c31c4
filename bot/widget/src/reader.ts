import { h, hidden } from "./dom";
import { icon } from "./icon";
import { canSpeak, silence, speak, type Passage } from "./speech";
import type { Words } from "./words";

const LANGUAGE = "data-voice";

/** A button that reads aloud and stops; hidden as long as the device has no voice for the language. */
export function readAloud(what: string, passages: Passage[], words: Words): HTMLElement {
  const language = passages[passages.length - 1].language;
  const label = h("span", {}, words.say("read_aloud"));
  const show = (isSpeaking: boolean) => {
    label.textContent = words.say(isSpeaking ? "stop_reading" : "read_aloud");
    button.setAttribute("aria-pressed", String(isSpeaking));
  };
  const toggle = () => {
    const isSpeaking = button.getAttribute("aria-pressed") === "true";
    if (isSpeaking) return silence(), show(false);
    speak(passages, () => show(false));
    show(true);
  };
  const attributes = { type: "button", class: "action", [LANGUAGE]: language, onclick: toggle };
  const ears = what ? hidden(`: ${what}`) : null;
  const button = h("button", { ...attributes, hidden: !canSpeak(language) }, icon("sound"), label, ears);
  return button;
}

/** Shows the buttons for which a voice has been loaded in the meantime. */
export function refreshReaders(root: HTMLElement): void {
  root.querySelectorAll<HTMLElement>(`[${LANGUAGE}]`).forEach((button) => {
    button.hidden = !canSpeak(button.getAttribute(LANGUAGE)!);
  });
}
