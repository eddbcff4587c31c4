import { Composer } from "./composer";
import { h } from "./dom";
import { icon } from "./icon";
import { Menu, type MenuItem } from "./menu";
import { sheet } from "./sheet";
import type { Words } from "./words";

const NOTICE = 6000; // ms that a passing notice stays

export interface Wishes {
  send(text: string): void;
  choose(language: string): void;
  close(): void;
  leave(): void;
  menu: MenuItem[];
}

/** The frame of the chat: title, language, menu, messages, notices and where to write. */
export class Panel {
  readonly heading = h("h2", { id: "title", tabindex: -1 });
  readonly element: HTMLDialogElement; // or a section, in the page
  private readonly languageLabel = h("span", { class: "hidden" });
  private readonly picker: HTMLSelectElement;
  private readonly menu: Menu;
  private readonly composer: Composer;
  private readonly closeLabel = h("span", { class: "hidden" });
  private readonly exitLabel = h("span");
  private readonly exit: HTMLElement;
  private readonly typing = h("p", { class: "typing", role: "status" });
  private readonly notice = h("p", { class: "notice", role: "status" });
  private noticeTimer = 0;
  private words?: Words;

  constructor(
    tag: "dialog" | "section",
    private readonly log: HTMLElement,
    private readonly wishes: Wishes,
  ) {
    this.picker = h("select", { onchange: () => wishes.choose(this.picker.value) });
    this.menu = new Menu(wishes.menu);
    this.composer = new Composer(wishes.send);
    this.exit = h(
      "button",
      { type: "button", class: "exit", hidden: true, onclick: wishes.leave },
      icon("leave"),
      this.exitLabel,
    );
    const foot = h("div", { class: "foot" }, this.typing, this.notice, this.composer.element);
    this.element = h(
      tag,
      { class: "panel", role: tag === "dialog" ? tag : null, "aria-labelledby": "title" },
      h("div", { class: "frame loading" }, this.head(tag), this.exit, log, foot),
    ) as HTMLDialogElement;
  }

  private head(tag: string): HTMLElement {
    const close = h(
      "button",
      { type: "button", class: "close", onclick: this.wishes.close },
      icon("close"),
      this.closeLabel,
    );
    const language = h("label", { class: "language" }, icon("web"), this.languageLabel, this.picker);
    return h(
      "div",
      { class: "head" },
      this.heading,
      h("div", { class: "tools" }, language, this.menu.element, tag === "dialog" && close),
    );
  }

  get isShown(): boolean {
    return this.element.hasAttribute("open");
  }

  /** Shows the dialog; browsers that know none show it as any box. */
  show(isModal: boolean): void {
    const { element } = this;
    if (!element.show) element.setAttribute("open", "");
    else if (isModal) element.showModal();
    else element.show();
    this.heading.focus();
  }

  hide(): void {
    if (this.element.close) this.element.close();
    else this.element.removeAttribute("open");
  }

  /** What stands here before the server has been asked for words. */
  name(title: string, close: string): void {
    this.heading.replaceChildren(icon("chat"), title);
    this.closeLabel.textContent = close;
  }

  /** Says everything in a language. */
  speak(words: Words): void {
    if (!this.words) this.fillPicker(words);
    this.words = words;
    this.name(words.say("title"), words.say("close"));
    this.element.firstElementChild!.classList.remove("loading");
    this.picker.value = words.language;
    this.log.setAttribute("aria-label", words.say("messages"));
    this.languageLabel.textContent = words.say("language");
    this.exitLabel.textContent = words.say("quick_exit");
    this.menu.label.textContent = words.say("menu");
    this.menu.items.forEach((item, at) => (item.textContent = words.say(this.wishes.menu[at].key)));
    this.composer.label.textContent = words.say("input");
    this.composer.sendLabel.textContent = words.say("send");
  }

  private fillPicker(words: Words): void {
    const options = words.languages.map(({ code, own_name, direction }) =>
      h("option", { value: code, lang: code, dir: direction }, own_name),
    );
    this.picker.replaceChildren(...options);
  }

  showExit(): void {
    this.exit.hidden = false;
  }

  setTyping(isTyping: boolean): void {
    const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    if (isTyping === Boolean(this.typing.firstChild)) return;
    this.typing.replaceChildren(...(isTyping ? [dots, this.words!.say("typing")] : []));
  }

  /** Tells something beside the messages: for a while, or until something else is to be told. */
  tell(text: string, stays = false): void {
    clearTimeout(this.noticeTimer);
    this.notice.textContent = text;
    if (text && !stays) this.noticeTimer = setTimeout(() => this.tell(""), NOTICE);
  }

  /** Asks before something is done; the way back comes first. */
  ask(heading: string, question: string, back: string, act?: { label: string; choose: () => void }): void {
    this.element.querySelector(".sheet")?.remove();
    const choices = [{ label: back }, ...(act ? [act] : [])];
    this.element.firstElementChild!.append(sheet(heading, question, choices));
  }
}
