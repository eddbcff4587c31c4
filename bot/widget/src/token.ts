const KEY = "familien-lotse";

/** The key to the conversation, kept for this tab only; none where the browser forbids storage. */
export const token = {
  load(): string | null {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },

  save(value: string): void {
    try {
      sessionStorage.setItem(KEY, value);
    } catch {
      // The chat works without; it only starts anew after a reload.
    }
  },

  remove(): void {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
  },
};
