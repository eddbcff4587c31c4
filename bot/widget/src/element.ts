import { Chat, type House } from "./chat";
import { h } from "./dom";
import { labels } from "./known";
import { Launcher } from "./launcher";
import { script } from "./script";
import { Server } from "./server";
import { onEscape } from "./sheet";
import { dress } from "./style";
import { colours } from "./theme";

const API = "webhooks/lotse/";
const NEUTRAL_PAGE = "https://www.tagesschau.de/"; // where the quick exit leads unless the page says
const NARROW = "(max-width: 30em)"; // here the chat covers the page, and the page must be out of reach
const DARK = "(prefers-color-scheme: dark)";
const REST = 300000; // ms that a page may lie in the background before the line is given up

/** `<familien-lotse>`: a button that opens the chat, or (`mode="inline"`) the chat in the page. */
export class FamilienLotse extends HTMLElement implements House {
  private readonly body = h("div", { class: "lotse" });
  private readonly launcher = new Launcher(() => this.open());
  private readonly dark = matchMedia(DARK);
  private chat?: Chat;
  private restTimer = 0;

  connectedCallback(): void {
    if (!this.shadowRoot) this.build();
    if (this.isInline) this.setAttribute("mode", "inline"); // also where the script's tag says it
    else this.rise();
    this.paint();
    this.listen(true);
    if (this.isInline) this.open();
  }

  disconnectedCallback(): void {
    this.listen(false);
    this.chat?.close();
  }

  /** Opens the chat; the page may call it, too. */
  open(): void {
    this.chat ??= this.newChat();
    const { panel } = this.chat;
    if (!this.isInline && !panel.isShown) {
      panel.show(matchMedia(NARROW).matches);
      this.launcher.show(false);
      this.tell("open");
    }
    this.chat.open();
  }

  /** Closes the chat; what was said is still there when it is opened again. */
  close(): void {
    if (!this.chat?.panel.isShown) return;
    this.chat.panel.hide();
    this.chat.close();
    this.launcher.show(true);
    this.launcher.element.focus();
    this.tell("close");
  }

  // What the chat tells

  closed(): void {
    this.close();
  }

  deleted(): void {
    this.tell("delete");
  }

  spoke(language: string, direction: string): void {
    this.body.lang = language;
    this.body.dir = direction;
    this.launcher.name(labels(language));
    this.tell("language", { language });
  }

  get exitUrl(): string {
    return this.wish("exit") ?? NEUTRAL_PAGE;
  }

  // How it is built

  private get isInline(): boolean {
    return this.wish("mode") === "inline";
  }

  /** What the page says with an attribute of the element, or of the script's tag. */
  private wish(name: string): string | null {
    const own = this.getAttribute(name) ?? this.getAttribute(`data-${name}`);
    return own ?? script!.getAttribute(`data-${name}`);
  }

  private build(): void {
    dress(this.attachShadow({ mode: "open" }), this.body);
    const known = labels(this.language);
    this.body.lang = known.language;
    this.body.dir = known.direction;
    this.launcher.name(known);
    this.body.append(...(this.isInline ? [] : [this.launcher.element]));
    const stop = (event: Event) => event.stopPropagation(); // the page's shortcuts are not meant
    this.body.addEventListener("keydown", stop);
  }

  /** Into the layer above everything, where nothing on the page can cover or bend it. */
  private rise(): void {
    if (!("popover" in this)) return;
    this.popover = "manual";
    this.showPopover();
  }

  private newChat(): Chat {
    const { language } = this;
    const [place, partner] = [this.wish("place"), this.wish("partner")];
    const server = new Server(new URL(API, this.wish("server") ?? script!.src).href);
    const tag = this.isInline ? "section" : "dialog";
    const chat = new Chat(tag, server, { language, place, partner }, labels(language), this);
    chat.panel.element.addEventListener("keydown", onEscape(() => this.close()));
    this.body.append(chat.panel.element);
    return chat;
  }

  /** The language that the page asks for, else the phone's. */
  private get language(): string {
    const wanted = [this.wish("language"), ...navigator.languages, document.documentElement.lang];
    return labels(...wanted).language;
  }

  private tell(what: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(`lotse-${what}`, { detail, bubbles: true }));
  }

  private paint = (): void => {
    const page = getComputedStyle(this);
    const chosen = colours(this.dark.matches, (property) => page.getPropertyValue(property));
    for (const name in chosen) this.body.style.setProperty(`--${name}`, chosen[name]);
    this.body.style.colorScheme = this.dark.matches ? "dark" : "light";
  };

  // What happens to the page

  private listen(isOn: boolean): void {
    const act = isOn ? "addEventListener" : "removeEventListener";
    this.dark[act]("change", this.paint);
    window[act]("online", this.found);
    window[act]("offline", this.lost);
    window[act]("pageshow", this.kick);
    document[act]("visibilitychange", this.look);
  }

  private kick = (): void => this.chat?.kick();

  private found = (): void => this.chat?.found();

  private lost = (): void => this.chat?.lost();

  private look = (): void => {
    clearTimeout(this.restTimer);
    if (document.hidden) this.restTimer = setTimeout(() => this.chat?.rest(), REST);
    else this.kick();
  };
}
