import { h } from "./dom";
import { script } from "./script";

/** The style sheet, written in by the build. */
declare const STYLE: string;

/** Puts the content into the shadow, in its own clothes; old browsers fetch them as a file. */
export function dress(shadow: ShadowRoot, content: HTMLElement): void {
  shadow.append(content);
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const href = new URL("lotse.css", script!.src).href;
    shadow.prepend(h("link", { rel: "stylesheet", href }));
  }
}
