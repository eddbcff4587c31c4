import type { ChatEvent, Outgoing } from "./event";
import type { Listener } from "./listener";
import { Outbox } from "./outbox";
import { Pause, backoff } from "./pause";
import { Refusal, type Server, type Start } from "./server";
import { readEvents } from "./stream";
import { token } from "./token";

const FIRST_BYTE = 5000; // ms; a pooled connection that died stays silent for half a minute
const SILENCE = 37500; // ms: two and a half heartbeats
const ANSWER = 8000; // ms without a word while an answer is due; asking again costs little
const POLL = 30000; // ms for an answer that may wait 20 s
const ECHO = 2500; // ms from the server's receipt to the message in the stream
const GRACE = 1500; // ms that a line may be down before it is said
const MUTE_STREAMS = 2; // so many without a byte, and a proxy must be holding them back
const STREAM = "text/event-stream";
const LIST = "application/json";

/**
 * One conversation: what is sent arrives once, what is answered is told once, in order.
 * It survives cut lines, silent lines, proxies that hold streams back, and reloads.
 */
export class Connection {
  private token = token.load();
  private seq = 0;
  private isOpen = false;
  private isRunning = false;
  private failures = 0;
  private muteStreams = 0;
  private heardAt = 0;
  private isAnswerDue = false;
  private reading = new AbortController();
  private graceTimer = 0;
  private readonly pause = new Pause();
  private readonly outbox: Outbox;

  constructor(
    private readonly server: Server,
    private readonly start: Start,
    private readonly listener: Listener,
  ) {
    const usableToken = () => (this.isOpen ? this.token : null);
    const stop = () => this.reading.abort();
    this.outbox = new Outbox(server, listener, usableToken, (seq) => this.expect(seq), stop);
  }

  /** Connects, and stays connected until `close`. */
  open(): void {
    this.isOpen = true;
    this.muteStreams = 0;
    this.kick();
    if (!this.isRunning) void this.run();
  }

  close(): void {
    this.isOpen = false;
    this.reading.abort();
    this.pause.wake();
    clearTimeout(this.graceTimer);
  }

  /** The net is a new one: lines from before may be dead without a sign. */
  renew(): void {
    this.reading.abort();
    this.open();
  }

  /** Tries again at once, because something has changed: the net, the page, what the user wants. */
  kick(): void {
    this.failures = 0;
    if (Date.now() - this.heardAt > SILENCE / 2) this.reading.abort();
    this.pause.wake();
    this.outbox.kick();
  }

  send(message: Outgoing): void {
    this.outbox.kick();
    this.outbox.add(message);
  }

  /** Deletes the conversation on the server; throws where the server cannot be reached. */
  async delete(): Promise<void> {
    if (this.token) await this.server.delete(this.token);
    this.forget();
  }

  /** Drops the conversation here, and tells the server without waiting for it. */
  abandon(): void {
    if (this.token) this.server.delete(this.token).catch(() => {});
    this.forget();
  }

  /** Drops the conversation here. */
  forget(): void {
    this.close();
    this.outbox.clear();
    this.lose();
  }

  private lose(): void {
    token.remove();
    this.token = null;
    this.seq = 0;
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.isOpen) {
      await this.converse().catch((problem) => this.recover(problem));
    }
    this.isRunning = false;
  }

  /** Goes on with the conversation, or begins one; ends only by an error. */
  private async converse(): Promise<never> {
    if (!this.token) await this.begin();
    else if (!this.seq) await this.retell();
    void this.outbox.flush();
    for (;;) await this.read();
  }

  private async begin(): Promise<void> {
    this.token = await this.server.start(this.start);
    token.save(this.token);
    this.listener.begun();
  }

  /** The log so far in one piece, so that it is not read out as news. */
  private async retell(): Promise<void> {
    this.listener.replay(true);
    try {
      await this.take(LIST, FIRST_BYTE, false);
    } finally {
      this.listener.replay(false);
    }
  }

  /** Reads what is new, by stream or, where proxies hold streams back, by lists. */
  private async read(): Promise<void> {
    if (this.muteStreams >= MUTE_STREAMS) return this.take(LIST, POLL, true);
    await this.take(STREAM, FIRST_BYTE, false);
    throw new Error("the stream has ended");
  }

  private async take(accept: string, patience: number, wait: boolean): Promise<void> {
    const { signal } = (this.reading = this.watched(patience, accept === STREAM));
    const answer = await this.server.events(this.token!, this.seq, { accept, wait, signal });
    await readEvents(answer, (event) => this.tell(event), () => this.heard(accept));
  }

  /** Ends the reading when nothing is heard: at first for `patience`, then for two heartbeats. */
  private watched(patience: number, isStream: boolean): AbortController {
    const reading = new AbortController();
    const startedAt = Date.now();
    const watch = setInterval(() => {
      const isMute = this.heardAt < startedAt;
      const silence = Date.now() - Math.max(this.heardAt, startedAt);
      if (reading.signal.aborted || this.reading !== reading) return clearInterval(watch);
      if (silence < (isMute ? patience : this.isAnswerDue ? ANSWER : SILENCE)) return;
      if (isMute && isStream) this.muteStreams += 1;
      reading.abort();
    }, 500);
    return reading;
  }

  private heard(accept: string): void {
    this.heardAt = Date.now();
    this.failures = 0;
    if (accept === STREAM) this.muteStreams = 0;
    clearTimeout(this.graceTimer);
    this.graceTimer = 0;
    this.listener.line(true);
  }

  /** Tells an event once, however often it arrives. */
  private tell(event: ChatEvent): void {
    if (event.seq !== undefined && event.seq <= this.seq) return;
    this.seq = event.seq ?? this.seq;
    this.isAnswerDue = event.type !== "done" && (this.isAnswerDue || event.type === "user");
    this.listener.event(event);
  }

  /** Listens anew if a message that the server has does not come back soon. */
  private expect(seq: number): void {
    const { reading } = this;
    setTimeout(() => this.seq < seq && reading.abort(), ECHO);
  }

  private async recover(problem: unknown): Promise<void> {
    if (!this.isOpen) return;
    if (problem instanceof Refusal && problem.status === 401) {
      this.lose();
      this.listener.expired();
    }
    this.graceTimer ||= setTimeout(() => this.listener.line(false), GRACE);
    const wait = problem instanceof Refusal ? problem.waitMs : 0;
    await this.pause.wait(Math.max(wait, backoff(this.failures++)));
  }
}
