export interface Language {
  code: string;
  own_name: string;
  direction: string;
}

/** The answer of `GET texts`. */
export interface Texts {
  language: string;
  direction: string;
  texts: Record<string, string>;
  languages: Language[];
}

/** The widget's words in one language. */
export class Words {
  constructor(private readonly content: Texts) {}

  get language(): string {
    return this.content.language;
  }

  get direction(): string {
    return this.content.direction;
  }

  get languages(): Language[] {
    return this.content.languages;
  }

  /** The text for a key of `texts.yml`, without its "widget_", with its gap filled; empty if unknown. */
  say(key: string, name = ""): string {
    const text = this.content.texts[`widget_${key}`] ?? this.content.texts[key] ?? "";
    return text.replace("{name}", () => name);
  }

  /** A language by its own name; its code if nobody knows it. */
  languageName(code: string): string {
    return this.languages.find((language) => language.code === code)?.own_name ?? code;
  }
}
