const NAME = /\/lotse(-\w+)?\.js(\?|$)/;

/** The script's own tag: it says where the server is, and what the page wants. */
export const script = (document.currentScript ?? foundByName()) as HTMLScriptElement | null;

/** In a module, scripts are not told which tag they come from. */
function foundByName(): HTMLScriptElement | undefined {
  return Array.from(document.scripts).find(({ src }) => NAME.test(src));
}
