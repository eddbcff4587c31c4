import { contactCard, contactWays } from "./contact";
import type { Context } from "./context";
import { h, hidden } from "./dom";
import type { BotEvent, Custom } from "./event";
import { action, linked } from "./link";
import { mapLink, offerCard } from "./offer";
import { paperActions } from "./paper";
import { readAloud } from "./reader";
import { locationReply, replies } from "./replies";
import type { Words } from "./words";

type Parts = (HTMLElement | null)[];

/** A message of the assistant: its words, what comes with it, and the answers to choose from. */
export function botMessage(event: BotEvent, context: Context): HTMLElement {
  const { custom, language, direction: dir } = event;
  return h(
    "div",
    { class: `message bot about-${custom?.type}`, lang: language, dir },
    hidden(`${context.words.say("bot")} `),
    ...spoken(event, context.words),
    ...attachments(custom, language, context),
    event.buttons?.length ? replies(event.buttons, context) : null,
  );
}

/** The words of a message; none where its card says all of it. */
function spoken(event: BotEvent, words: Words): HTMLElement[] {
  const { custom, language } = event;
  if (custom?.type === "details") return [];
  const text = custom?.type === "crisis" ? custom.intro : event.text;
  const reader = readAloud("", [{ text, language }], words);
  return [h("div", { class: "bubble" }, ...paragraphs(text), reader)];
}

/** A message of the family. */
export function userMessage(text: string, context: Context): HTMLElement {
  return h(
    "div",
    { class: "message user" },
    h("div", { class: "bubble" }, hidden(`${context.words.say("you")} `), ...paragraphs(text, "auto")),
  );
}

function paragraphs(text: string, dir?: string): HTMLElement[] {
  const blocks = text.split(/\n{2,}/).filter((block) => block.trim());
  return blocks.map((block) => h("p", { dir }, ...(dir ? [block] : linked(block))));
}

/** What comes with a message; nothing where it is words alone. */
function attachments(custom: Custom | undefined, language: string, context: Context): Parts {
  const { words } = context;
  switch (custom?.type) {
    case "offers":
    case "details":
      return custom.offers.map((offer) => offerCard(offer, language, context));
    case "crisis":
      return custom.contacts.map((contact) => contactCard(contact, context));
    case "office":
      return [actions(...contactWays(custom.office, context))];
    case "map":
      return [actions(mapLink(custom.name, custom.url, words))];
    case "calendar":
      return [actions(calendarLink(custom.file_name, custom.content, words))];
    case "list":
      return [paperActions(custom.text, language, context)];
    case "question":
      return custom.asks === "place" ? [locationReply(context)] : [];
    default:
      return [];
  }
}

function actions(...links: HTMLElement[]): HTMLElement {
  return h("div", { class: "actions" }, ...links);
}

/** A date to save in the calendar of the phone. */
function calendarLink(file: string, content: string, words: Words): HTMLElement {
  const href = URL.createObjectURL(new Blob([content], { type: "text/calendar" }));
  return action(h("a", { href, download: file }, words.say("save_calendar")), "date");
}
