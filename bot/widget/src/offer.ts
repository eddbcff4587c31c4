import type { Context } from "./context";
import { h } from "./dom";
import type { Button, Offer } from "./event";
import { icon, type IconName } from "./icon";
import { action, isWebAddress, linked, ways, webLink } from "./link";
import { readAloud } from "./reader";
import type { Passage } from "./speech";
import type { Words } from "./words";

const GERMAN = "de"; // names of offers and organizations
const FACT_ICONS: Record<string, IconName> = {
  status: "info",
  next: "date",
  schedule: "date",
  distance: "pin",
  address: "pin",
  contact: "phone",
  confirmed: "info",
};

/** An offer as a card; `language` is the one of its lines. */
export function offerCard(offer: Offer, language: string, context: Context): HTMLElement {
  const { words } = context;
  const { reasons, ...facts } = offer.lines;
  return h(
    "article",
    { class: "card" },
    h("h3", { lang: GERMAN, dir: "auto" }, offer.name),
    offer.organization !== offer.name &&
      h("p", { class: "muted", lang: GERMAN, dir: "auto" }, offer.organization),
    reasons ? reasonList(reasons) : null,
    ...summary(offer, language, words),
    factList(facts, reasons),
    h("div", { class: "actions" }, ...ways(offer.name, { ...offer, email: null }, words)),
    h(
      "div",
      { class: "actions" },
      isWebAddress(offer.map_url) && mapLink(offer.name, offer.map_url, words),
      ...offer.buttons.filter(isNeeded, offer).map((one) => offerButton(one, offer, context)),
      readAloud(offer.name, passages(offer, language), words),
    ),
  );
}

/** The card has its own link to the map. */
function isNeeded(this: Offer, button: Button): boolean {
  return button.verb !== "map" || !isWebAddress(this.map_url);
}

function reasonList(reasons: string): HTMLElement {
  const each = reasons.split(", ").map((reason) => h("li", {}, icon("check"), reason));
  return h("ul", { class: "reasons" }, ...each);
}

function summary(offer: Offer, language: string, words: Words): HTMLElement[] {
  if (!offer.summary) return [];
  const isForeign = offer.summary_language !== language.split("-")[0];
  const key = isForeign ? "summary_german" : offer.summary_state === "machine" && "summary_machine";
  const note = key ? [h("p", { class: "muted" }, words.say(key))] : [];
  return [...note, h("p", { lang: offer.summary_language, dir: "auto" }, ...linked(offer.summary))];
}

/** What is known of an offer, without what stands among its reasons. */
function factList(facts: Record<string, string>, reasons = ""): HTMLElement {
  const news = Object.entries(facts).filter(([, text]) => !reasons.split(", ").includes(text));
  const each = news.map(([key, text]) =>
    h("li", { class: key }, icon(FACT_ICONS[key] ?? "dot"), h("span", {}, ...linked(text))),
  );
  return h("ul", { class: "facts" }, ...each);
}

/** A link to the map; the ears hear of which place. */
export function mapLink(place: string, url: string, words: Words): HTMLElement {
  const label = words.say("map").replace(/[\s:]+$/, "");
  return action(webLink(url, label, ...ears(place, `, ${words.say("new_tab")}`)), "pin");
}

function offerButton(button: Button, offer: Offer, context: Context): HTMLElement {
  const press = () => context.press(button);
  const attributes = { type: "button", class: "action", onclick: press };
  const kind = button.verb === "calendar" ? icon("date") : null;
  return h("button", attributes, kind, button.title, ...ears(offer.name));
}

/** What a link is about, for those who hear it among many that look alike. */
function ears(what: string, more = ""): HTMLElement[] {
  return [h("span", { class: "hidden" }, " (", h("bdi", { lang: GERMAN }, what), `${more})`)];
}

function passages(offer: Offer, language: string): Passage[] {
  const lines = Object.values(offer.lines).map((text) => ({ text: `${text}.`, language }));
  return [
    { text: `${offer.name}.`, language: GERMAN },
    { text: offer.summary, language: offer.summary_language },
    ...lines,
  ];
}
