import type { ChatEvent } from "./event";

/**
 * Reads an event stream to its end, or a JSON list of events.
 * `heard` is called for every piece that arrives, heartbeats too: the line is alive.
 */
export async function readEvents(
  response: Response,
  take: (event: ChatEvent) => void,
  heard: () => void,
): Promise<void> {
  if (!response.headers.get("Content-Type")?.includes("event-stream")) {
    const { events } = await response.json();
    heard();
    return events.forEach(take);
  }
  await readStream(response.body!.getReader(), take, heard);
}

async function readStream(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  take: (event: ChatEvent) => void,
  heard: () => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    const blocks = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = blocks.pop()!;
    for (const event of blocks.map(parseBlock)) if (event) take(event);
  }
}

/** The event of a block of lines; null for a comment. */
function parseBlock(block: string): ChatEvent | null {
  const fields: Record<string, string> = {};
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const key = line.slice(0, colon);
    fields[key] = (key in fields ? fields[key] + "\n" : "") + line.slice(colon + 1).trim();
  }
  if (fields.event === "typing") return { type: "typing" };
  return fields.data ? JSON.parse(fields.data) : null;
}
