import type { ChatEvent, Outgoing } from "./event";

/** What a conversation tells of itself. */
export interface Listener {
  event(event: ChatEvent): void;
  /** A new conversation has begun, and nothing has been said in it. */
  begun(): void;
  /** The past of the conversation is being told (true), or has been (false). */
  replay(isRunning: boolean): void;
  line(isUp: boolean): void;
  /** A message could not be sent yet; it is tried again by itself. */
  delayed(message: Outgoing, text: string): void;
  /** A message that the server will never take. */
  refused(message: Outgoing, text: string): void;
  /** The server does not know the conversation any more. */
  expired(): void;
}
