import { Connection } from "./connection";
import type { Context } from "./context";
import { h } from "./dom";
import type { BotEvent, Button, ChatEvent, Custom, Outgoing } from "./event";
import { isDelicate, type Labels } from "./known";
import type { Listener } from "./listener";
import { Log, START } from "./log";
import { Panel } from "./panel";
import { Pause, backoff } from "./pause";
import { refreshReaders } from "./reader";
import type { Server, Start } from "./server";
import { onVoices, silence } from "./speech";
import { Words } from "./words";

const WHEREABOUTS = { maximumAge: 600000, timeout: 10000 }; // ms
const KILOMETRE = 100; // coordinates are rounded to hundredths of a degree, about a kilometre

export interface House {
  /** The chat was closed by its own button. */
  closed(): void;
  /** The family has deleted the conversation. */
  deleted(): void;
  /** The language of the chat is another one now. */
  spoke(language: string, direction: string): void;
  exitUrl: string;
}

/** The chat: what the family does goes to the connection, what is answered into the log. */
export class Chat implements Listener, Context {
  words = new Words({ language: "", direction: "", texts: {}, languages: [] });
  readonly panel: Panel;
  private readonly log = new Log(this);
  private readonly connection: Connection;
  private readonly known: Record<string, Promise<Words>> = {};
  private readonly pause = new Pause();
  private events: Promise<unknown> = Promise.resolve();
  private isOpen = false;
  private isDown = false;

  constructor(
    tag: "dialog" | "section",
    private readonly server: Server,
    start: Start,
    private readonly labels: Labels,
    private readonly house: House,
  ) {
    this.connection = new Connection(server, start, this);
    this.panel = new Panel(tag, this.log.element, {
      send: (text) => this.send({ text }, text),
      choose: (language) => this.choose(language),
      close: () => house.closed(),
      leave: () => this.leave(),
      menu: [
        { key: "delete", choose: () => this.askToDelete() },
        { key: "privacy", choose: () => this.inform("privacy", "privacy_notice") },
        { key: "accessibility", choose: () => this.inform("accessibility", "accessibility_statement") },
      ],
    });
    this.panel.name(labels.title, labels.close);
    onVoices(() => refreshReaders(this.log.element));
  }

  /** Connects: from here on something is requested and kept. */
  open(): void {
    if (this.isOpen) return this.kick();
    this.isOpen = true;
    void this.prepare();
  }

  close(): void {
    this.isOpen = false;
    this.connection.close();
    this.pause.wake();
    silence();
  }

  /** Looks at once whether the net is back. */
  kick(): void {
    this.pause.wake();
    if (this.isOpen && this.words.language) this.connection.open();
  }

  /** The net is back, or another one. */
  found(): void {
    this.pause.wake();
    if (this.isOpen && this.words.language) this.connection.renew();
  }

  /** Gives up the line until the next kick. */
  rest(): void {
    this.connection.close();
  }

  /** Says that the net is gone as soon as the browser knows. */
  lost(): void {
    this.line(false);
  }

  private async prepare(): Promise<void> {
    for (let failures = 0; this.isOpen && !this.words.language; failures++) {
      await this.speak(this.labels.language).catch(() => this.sulk(failures));
    }
    if (this.isOpen) this.connection.open();
  }

  private async sulk(failures: number): Promise<void> {
    this.panel.tell(this.labels.offline, true);
    await this.pause.wait(backoff(failures));
  }

  private async speak(language: string): Promise<void> {
    const words = await this.wordsIn(language);
    if (!this.words.language) this.panel.tell("");
    this.words = words;
    this.panel.speak(words);
    this.house.spoke(words.language, words.direction);
  }

  private wordsIn(language: string): Promise<Words> {
    this.known[language] ??= this.server.texts(language).then((texts) => new Words(texts));
    this.known[language].catch(() => delete this.known[language]);
    return this.known[language];
  }

  // What the family does

  private send(content: Partial<Outgoing>, text: string): void {
    const message = { id: newId(), ...content };
    this.log.add(message, text);
    if (this.isDown) this.log.unsent(message, () => this.kick());
    this.connection.open();
    this.connection.send(message);
  }

  press(button: Button): void {
    this.send({ button: button.id }, button.title);
  }

  private choose(language: string): void {
    this.send({ language }, this.words.languageName(language));
    this.speak(language).catch(() => this.line(false));
  }

  locate(): void {
    this.panel.tell(this.words.say("locating"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.send({ location: roughly(coords) }, this.words.say("location")),
      () => this.panel.tell(this.words.say("location_failed"), true),
      WHEREABOUTS,
    );
  }

  private askToDelete(): void {
    const [label, question, back] = ["delete", "delete_question", "cancel"].map((key) => this.words.say(key));
    this.panel.ask(label, question, back, { label, choose: () => void this.delete() });
  }

  private async delete(): Promise<void> {
    try {
      await this.connection.delete();
      this.deleted();
    } catch {
      this.panel.tell(this.words.say("offline"));
    }
  }

  private inform(heading: string, text: string): void {
    this.panel.ask(this.words.say(heading), this.words.say(text), this.words.say("close"));
  }

  /** Leaves the page at once; who comes back to it finds nothing. */
  private leave(): void {
    this.connection.abandon();
    this.log.clear();
    this.house.closed();
    leaveTo(this.house.exitUrl);
  }

  status(text: string): void {
    this.panel.tell(text);
  }

  // What the connection tells

  event(event: ChatEvent): void {
    this.after(() => this.show(event));
  }

  /** Opens with the topics, as if the family had asked for them. */
  begun(): void {
    if (this.log.isWaiting) return;
    this.panel.setTyping(true);
    this.connection.send({ id: `${START}${newId()}`, button: "start" });
  }

  replay(isRunning: boolean): void {
    this.after(() => this.log.element.setAttribute("aria-busy", String(isRunning)));
  }

  line(isUp: boolean): void {
    if (isUp !== this.isDown) return;
    this.isDown = !isUp;
    this.panel.tell(this.words.say(isUp ? "online" : "offline"), !isUp);
  }

  delayed(message: Outgoing, text: string): void {
    this.log.unsent(message, () => this.kick());
    if (text) this.panel.tell(text);
  }

  refused(message: Outgoing, text: string): void {
    this.log.unsent(message);
    this.panel.tell(text || this.words.say("not_sent"));
  }

  expired(): void {
    this.after(() => this.log.forget());
    this.panel.setTyping(false);
    this.panel.tell(this.words.say("expired"), true);
  }

  /** Does one thing after the other: an answer in a new language waits for that language's words. */
  private after(step: () => unknown): void {
    this.events = this.events.then(step).catch((problem) => console.error(problem));
  }

  private async show(event: ChatEvent): Promise<void> {
    if (event.type === "bot") await this.showAnswer(event);
    if (event.type === "user") this.log.user(event);
    if (event.type === "deleted") this.deleted();
    this.panel.setTyping(event.type === "user" || event.type === "typing");
  }

  private async showAnswer(event: BotEvent): Promise<void> {
    if (event.language !== this.words.language) await this.speak(event.language).catch(() => {});
    this.log.bot(event);
    if (needsExit(event.custom)) this.panel.showExit();
  }

  private deleted(): void {
    this.connection.forget();
    this.log.clear();
    this.panel.setTyping(false);
    this.panel.tell(this.words.say("deleted"), true);
    const again = h("button", { type: "button", onclick: () => this.restart() }, this.words.say("restart"));
    this.log.element.append(h("div", { class: "replies" }, again));
    this.house.deleted();
  }

  private restart(): void {
    this.log.clear();
    this.panel.tell("");
    this.panel.heading.focus();
    this.connection.open();
  }
}

/** Whether a family that gets this answer may have to leave the page quickly. */
function needsExit(custom?: Custom): boolean {
  if (custom?.type === "offers") return isDelicate(custom.query?.needs ?? []);
  if (custom?.type === "question") return isDelicate(custom.state?.needs ?? []);
  return custom?.type === "crisis";
}

/** Leaves the page, also the one around a frame where that is allowed. */
function leaveTo(url: string): void {
  try {
    top!.location.replace(url);
  } catch {
    location.replace(url);
  }
}

function roughly({ latitude, longitude }: GeolocationCoordinates): { lat: number; lon: number } {
  const round = (degrees: number) => Math.round(degrees * KILOMETRE) / KILOMETRE;
  return { lat: round(latitude), lon: round(longitude) };
}

/** An id that no other message has; without `randomUUID`, which old browsers lack. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
