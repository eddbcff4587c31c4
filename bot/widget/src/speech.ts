export interface Passage {
  text: string;
  language: string;
}

const SENTENCE = /[^.!?…؟]+[.!?…؟]*\s*/g;

// Kept until they have ended: some browsers stop in mid-sentence when one is collected as garbage.
let spoken: SpeechSynthesisUtterance[] = [];

const synthesis = (): SpeechSynthesis | undefined => window.speechSynthesis;

/** A voice of the device itself; remote ones would send the family's words to a stranger. */
function voice(language: string): SpeechSynthesisVoice | undefined {
  const spokenCode = language.split("-")[0];
  return synthesis()
    ?.getVoices()
    .find((one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === spokenCode);
}

export function canSpeak(language: string): boolean {
  return Boolean(voice(language));
}

/** Reads passages aloud, a sentence at a time; a passage without a voice of its own gets the first one's. */
export function speak(passages: Passage[], ended: () => void): void {
  silence();
  const first = voice(passages[0].language);
  spoken = passages.flatMap(({ text, language }) =>
    (text.match(SENTENCE) ?? []).map((sentence) => utterance(sentence, voice(language) ?? first)),
  );
  const last = spoken[spoken.length - 1];
  if (!last) return ended();
  last.onend = last.onerror = ended;
  for (const one of spoken) synthesis()!.speak(one);
}

export function silence(): void {
  synthesis()?.cancel();
  spoken = [];
}

/** Calls back when the device has loaded its voices, which can be late. */
export function onVoices(changed: () => void): void {
  synthesis()?.addEventListener?.("voiceschanged", changed);
}

function utterance(text: string, own?: SpeechSynthesisVoice): SpeechSynthesisUtterance {
  const one = new SpeechSynthesisUtterance(text);
  if (own) {
    one.voice = own;
    one.lang = own.lang;
  }
  return one;
}
