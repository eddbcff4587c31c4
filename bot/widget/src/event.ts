/** What the server sends, as `docs/web_channel.md` describes it. */
export interface Button {
  id: string;
  title: string;
  verb?: string;
}

export interface Offer {
  name: string;
  organization: string;
  summary: string;
  summary_language: string;
  summary_state: string;
  phones: string[];
  email: string | null;
  website: string | null;
  map_url: string | null;
  lines: Record<string, string>;
  buttons: Button[];
}

export interface Contact {
  name: string;
  phone: string | null;
  website: string | null;
  email?: string | null;
  hours?: string;
  languages?: string[];
}

export type Custom =
  | { type: "offers" | "details"; offers: Offer[]; query?: { needs: string[] } }
  | { type: "question"; asks: string; state?: { needs: string[] } }
  | { type: "crisis"; intro: string; contacts: Contact[] }
  | { type: "map"; name: string; url: string }
  | { type: "calendar"; file_name: string; content: string }
  | { type: "list"; text: string }
  | { type: "office"; office: Contact }
  | { type: "deleted" };

export interface BotEvent {
  type: "bot";
  seq: number;
  text: string;
  language: string;
  direction: string;
  buttons?: Button[];
  custom?: Custom;
}

export interface UserEvent {
  type: "user";
  seq: number;
  message_id: string;
  text: string;
}

export type ChatEvent =
  | BotEvent
  | UserEvent
  | { type: "done"; seq: number; message_id: string }
  | { type: "deleted"; seq: number }
  | { type: "typing"; seq?: undefined };

/** What goes to the server: words, a pressed button, a place to within a kilometre, or a language. */
export interface Outgoing {
  id: string;
  text?: string;
  button?: string;
  location?: { lat: number; lon: number };
  language?: string;
}
