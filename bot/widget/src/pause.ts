/** A pause that can be ended early. */
export class Pause {
  private end: () => void = () => {};

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  wake(): void {
    this.end();
  }
}

const SHORTEST = 500; // ms
const LONGEST = 15000; // ms

/** How long to wait after so many failures: longer each time, and never all browsers at once. */
export function backoff(failures: number): number {
  return Math.min(LONGEST, SHORTEST * 2 ** failures) * (0.75 + Math.random() / 2);
}
