import type { Context } from "./context";
import { h } from "./dom";
import type { BotEvent, Outgoing, UserEvent } from "./event";
import { botMessage, userMessage } from "./message";
import { closeReplies } from "./replies";

/** How the ids of messages begin that the widget sends by itself; nobody has said them. */
export const START = "start-";

/** The messages in the order of the conversation; what is not yet with the server stands last. */
export class Log {
  readonly element = h("div", { class: "log", role: "log", tabindex: 0 });
  private readonly pending = new Map<string, HTMLElement>();
  private latest: HTMLElement | null = null;

  constructor(private readonly context: Context) {}

  bot(event: BotEvent): void {
    this.place(botMessage(event, this.context));
  }

  /** A message that the server has: the one that stood here as pending, or one of another tab. */
  user(event: UserEvent): void {
    closeReplies(this.element, event.text);
    const known = this.pending.get(event.message_id);
    this.pending.delete(event.message_id);
    known?.querySelector(".unsent")?.remove();
    if (event.message_id.startsWith(START) || !event.text) return; // of danger nothing is kept
    if (!known) this.place(userMessage(event.text, this.context));
    else this.correct(known, event.text);
  }

  /** Shows what the server has understood: of a position, the name of the place. */
  private correct(shown: HTMLElement, text: string): void {
    const message = userMessage(text, this.context);
    if (message.textContent !== shown.textContent) shown.replaceChildren(...message.childNodes);
  }

  /** Whether something of the family has not reached the server. */
  get isWaiting(): boolean {
    return this.pending.size > 0;
  }

  /** Shows a message at once, before the server has it. */
  add(message: Outgoing, text: string): void {
    closeReplies(this.element);
    const shown = userMessage(text, this.context);
    this.element.append(shown);
    this.pending.set(message.id, shown);
    this.latest = shown;
    this.scroll();
  }

  /** Marks a message as not sent; `retry` is missing where that would change nothing. */
  unsent(message: Outgoing, retry?: () => void): void {
    const { words } = this.context;
    const shown = this.pending.get(message.id);
    shown?.querySelector(".unsent")?.remove();
    shown?.append(
      h(
        "p",
        { class: "unsent" },
        words.say("not_sent"),
        " ",
        retry && h("button", { type: "button", onclick: retry }, words.say("retry")),
      ),
    );
    if (!retry) this.pending.delete(message.id);
    this.scroll();
  }

  /** Takes away everything. */
  clear(): void {
    this.pending.clear();
    this.forget();
  }

  /** Takes away what the server had, and keeps what it has yet to get. */
  forget(): void {
    this.element.replaceChildren(...this.pending.values());
    this.latest = null;
  }

  private place(message: HTMLElement): void {
    const [firstPending] = this.pending.values();
    this.element.insertBefore(message, firstPending ?? null);
    if (message.classList.contains("user")) this.latest = message;
    this.scroll();
  }

  /** Brings the family's last message to the top, so that the answer is read from its beginning. */
  scroll(): void {
    const panel = this.element.closest<HTMLElement>(".panel")!;
    const box = [this.element, panel].find((one) => getComputedStyle(one).overflowY === "auto");
    if (!box || !this.latest) return;
    const room = parseFloat(getComputedStyle(this.element).paddingTop);
    box.scrollTop += this.latest.getBoundingClientRect().top - box.getBoundingClientRect().top - room;
  }
}
