import type { Outgoing } from "./event";
import type { Listener } from "./listener";
import { Pause, backoff } from "./pause";
import { Refusal, type Server } from "./server";

const FINAL = [400, 404, 409, 410, 413, 422]; // trying again would change nothing

/** What waits to be sent: one message after the other, each until the server has it. */
export class Outbox {
  private queue: Outgoing[] = [];
  private isSending = false;
  private readonly pause = new Pause();

  constructor(
    private readonly server: Server,
    private readonly listener: Listener,
    private readonly token: () => string | null,
    private readonly sent: (seq: number) => void,
    private readonly unknown: () => void,
  ) {}

  add(message: Outgoing): void {
    this.queue.push(message);
    void this.flush();
  }

  clear(): void {
    this.queue = [];
  }

  /** Does not wait any longer to try again. */
  kick(): void {
    this.pause.wake();
  }

  /** Sends what waits, as soon as there is a conversation to send it to. */
  async flush(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    let failures = 0;
    for (let token = this.token(); token && this.queue[0]; token = this.token()) {
      const wait = await this.post(token, this.queue[0], failures++);
      if (wait) await this.pause.wait(wait);
      else failures = 0;
    }
    this.isSending = false;
  }

  /** Sends one message; the ms after which to try it again, 0 if that is not needed. */
  private async post(token: string, message: Outgoing, failures: number): Promise<number> {
    try {
      this.sent(await this.server.send(token, message));
    } catch (problem) {
      const refusal = problem instanceof Refusal ? problem : new Refusal(0, "", 0);
      if (!FINAL.includes(refusal.status)) return this.delay(message, refusal, failures);
      this.listener.refused(message, refusal.text);
    }
    this.queue = this.queue.filter((waiting) => waiting !== message);
    return 0;
  }

  private delay(message: Outgoing, refusal: Refusal, failures: number): number {
    if (refusal.status === 401) this.unknown();
    this.listener.delayed(message, refusal.text);
    return Math.max(refusal.waitMs, backoff(failures));
  }
}
