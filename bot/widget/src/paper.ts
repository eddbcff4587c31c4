import type { Context } from "./context";
import { h } from "./dom";
import { icon } from "./icon";

/** The ways to take a list along. */
export function paperActions(text: string, language: string, context: Context): HTMLElement {
  const { words } = context;
  const print = () => printText(text, language, words.say("title"));
  const copy = async () => (await copyText(text)) && context.status(words.say("copied"));
  return h(
    "div",
    { class: "actions" },
    h("button", { type: "button", class: "action", onclick: print }, icon("print"), words.say("print")),
    h("button", { type: "button", class: "action", onclick: copy }, icon("copy"), words.say("copy")),
  );
}

/** Prints the text alone, in a window of its own: the page around the chat is of no use on paper. */
function printText(text: string, language: string, title: string): void {
  const paper = window.open("", "_blank");
  if (!paper) return window.print();
  const body = paper.document.createElement("pre");
  body.textContent = text;
  body.lang = language;
  body.dir = "auto";
  body.style.cssText = "white-space:pre-wrap;font:1em/1.5 sans-serif;unicode-bidi:plaintext";
  paper.document.title = title;
  paper.document.body.append(body);
  paper.print();
}

/** Whether the text is on the clipboard now. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For browsers and pages that have no clipboard for scripts. */
function copyBySelection(text: string): boolean {
  const field = h("textarea", {}, text);
  document.body.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  return isDone;
}
