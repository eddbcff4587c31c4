import type { Context } from "./context";
import { h } from "./dom";
import type { Contact } from "./event";
import { ways } from "./link";

/** Who helps in danger: big numbers, when somebody answers, and in which languages. */
export function contactCard(contact: Contact, context: Context): HTMLElement {
  const { words } = context;
  const spoken = (contact.languages ?? []).map((code) => words.languageName(code)).join(", ");
  return h(
    "article",
    { class: "card contact" },
    h(
      "div",
      {},
      h("h3", { lang: "de", dir: "auto" }, contact.name),
      contact.hours ? h("p", {}, contact.hours) : null,
      spoken ? h("p", { class: "muted", dir: "auto" }, spoken) : null,
    ),
    h("div", { class: "actions" }, ...contactWays(contact, context)),
  );
}

/** The ways to reach a contact or an office. */
export function contactWays(contact: Contact, context: Context): HTMLElement[] {
  const phones = contact.phone ? [contact.phone] : [];
  return ways(contact.name, { ...contact, phones }, context.words);
}
