/** What the build writes into the bundle from `data/`, because nothing is requested before opening. */
declare const KNOWN: {
  labels: Record<string, string>;
  fallbacks: Record<string, string>;
  delicate: string[];
};

export interface Labels {
  language: string;
  direction: string;
  title: string;
  open: string;
  close: string;
  offline: string;
}

/** The words beside the launcher, in the first of these languages that is known; else in German. */
export function labels(...codes: (string | null)[]): Labels {
  const language = codes.map((code) => knownLanguage(code ?? "")).find(Boolean) ?? "de";
  const [title, open, close, offline, direction] = KNOWN.labels[language].split("\n");
  return { language, direction, title, open, close, offline };
}

function knownLanguage(code: string): string | undefined {
  const wanted = code.toLowerCase().replace("_", "-");
  const candidates = [wanted, wanted.split("-")[0]];
  const found = candidates.map((one) => (one in KNOWN.labels ? one : KNOWN.fallbacks[one]));
  return found.find(Boolean);
}

/** Whether one of these needs is such that a family may have to leave the page quickly. */
export function isDelicate(needs: string[]): boolean {
  return needs.some((need) => KNOWN.delicate.includes(need));
}
