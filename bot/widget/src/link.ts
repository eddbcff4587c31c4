import { h, hidden, name } from "./dom";
import { icon, type IconName } from "./icon";
import type { Words } from "./words";

const LINKS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|(\b0[\d ()/-]{5,}\d|\+\d[\d ()/-]{5,}\d|\b11\d(?: ?\d{3})?\b)/g;

/** A text with its web addresses and telephone numbers to tap on. */
export function linked(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(LINKS)) {
    parts.push(text.slice(end, match.index), match[1] ? webLink(match[1], match[1]) : phone(match[0]));
    end = match.index! + match[0].length;
  }
  return [...parts, text.slice(end)];
}

/** A number to call, written from left to right in every language. */
export function phone(number: string, ...more: Node[]): HTMLElement {
  const digits = number.replace(/[^\d+]/g, "");
  return h("a", { href: `tel:${digits}` }, h("bdi", { dir: "ltr" }, number), ...more);
}

/** A link out; only its text where the address is none of the web. */
export function webLink(url: string, ...content: (Node | string)[]): HTMLElement {
  if (!isWebAddress(url)) return h("span", {}, ...content);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...content);
}

export function isWebAddress(url: string | null | undefined): url is string {
  return /^https?:\/\//i.test(url ?? "");
}

/** A link that looks like a button, with what else it should say to the ears. */
export function action(link: HTMLElement, kind: IconName): HTMLElement {
  link.classList.add("action");
  link.prepend(icon(kind));
  return link;
}

/** The ways to reach somebody: numbers first; empty where none is known. */
export function ways(
  who: string,
  contact: { phones: string[]; website?: string | null; email?: string | null },
  words: Words,
): HTMLElement[] {
  const calls = contact.phones.map((number) => {
    const call = action(phone(number, hidden(` (${words.say("call", who)})`)), "phone");
    call.classList.add("call");
    return call;
  });
  const site = isWebAddress(contact.website) && website(contact.website, who, words);
  const mail = contact.email && action(mailLink(contact.email, who), "mail");
  return [...calls, site, mail].filter(Boolean) as HTMLElement[];
}

function website(url: string, who: string, words: Words): HTMLElement {
  const host = new URL(url).hostname.replace(/^www\./, "");
  return action(webLink(url, name(host), hidden(` (${who}, ${words.say("new_tab")})`)), "web");
}

function mailLink(address: string, who: string): HTMLElement {
  return h("a", { href: `mailto:${address}` }, name(address), hidden(` (${who})`));
}
