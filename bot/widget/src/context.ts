import type { Button } from "./event";
import type { Words } from "./words";

/** What a message needs of the chat in which it stands. */
export interface Context {
  words: Words;
  press(button: Button): void;
  locate(): void;
  status(text: string): void;
}
