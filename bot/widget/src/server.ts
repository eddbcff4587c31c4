import type { Outgoing } from "./event";
import type { Texts } from "./words";

export interface Start {
  language: string | null;
  place: string | null;
  partner: string | null;
}

const PATIENCE = 6000; // ms for an answer that is not a stream

/** An answer that is no success; `text` is the server's own word to the user, if it has one. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly text: string,
    readonly waitMs: number,
  ) {
    super(`status ${status}`);
  }
}

export interface Reading {
  accept: string;
  signal: AbortSignal;
  wait: boolean;
}

interface Call {
  method?: string;
  token?: string | null;
  body?: unknown;
  accept?: string;
  signal?: AbortSignal;
  keepalive?: boolean;
}

/** The HTTP side of the channel; every method throws a `Refusal`, or what `fetch` throws. */
export class Server {
  constructor(private readonly base: string) {}

  texts(language: string): Promise<Texts> {
    return this.json(`texts?language=${encodeURIComponent(language)}`, {});
  }

  async start(start: Start): Promise<string> {
    const answer = await this.json<{ token: string }>("session", { method: "POST", body: start });
    return answer.token;
  }

  /** Sends a message; its number in the log. A message with the same id is never asked twice. */
  async send(token: string, message: Outgoing): Promise<number> {
    const call = { method: "POST", token, body: message };
    return (await this.json<{ seq: number }>("messages", call)).seq;
  }

  /** The log after a number, as a stream or a list; a list may `wait` until there is something. */
  events(token: string, after: number, how: Reading): Promise<Response> {
    const { accept, signal, wait } = how;
    const path = `events?after=${after}${wait ? "&wait=20" : ""}`;
    return this.call(path, { token, accept, signal });
  }

  /** Deletes the conversation, even while the page is being left. */
  async delete(token: string): Promise<void> {
    await this.call("session", { method: "DELETE", token, keepalive: true });
  }

  private async json<T>(path: string, call: Call): Promise<T> {
    const timer = new AbortController();
    const timeout = setTimeout(() => timer.abort(), PATIENCE);
    try {
      return await (await this.call(path, { ...call, signal: timer.signal })).json();
    } finally {
      clearTimeout(timeout);
    }
  }

  private async call(path: string, call: Call): Promise<Response> {
    const headers: Record<string, string> = { Accept: call.accept ?? "application/json" };
    if (call.token) headers.Authorization = `Bearer ${call.token}`;
    if (call.body) headers["Content-Type"] = "application/json";
    const response = await fetch(this.base + path, {
      method: call.method ?? "GET",
      headers,
      body: call.body ? JSON.stringify(call.body) : undefined,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      keepalive: call.keepalive,
      signal: call.signal,
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

async function refusal(response: Response): Promise<Refusal> {
  const said = await response.json().catch(() => ({}));
  const wait = Number(response.headers.get("Retry-After")) || 0;
  return new Refusal(response.status, said.text ?? "", wait * 1000);
}
