import { createHash } from "node:crypto";
import type { EventFrame } from "./event-stream.ts";

const encoder = new TextEncoder();

/** A short mark that is the same only for what is the same. */
export function markOf(state: unknown): string {
  return createHash("sha256").update(JSON.stringify(state)).digest("base64url").slice(0, 12);
}

export interface NamedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Events that together tell a state. The last has the id, a mark of all that is shown: who missed it gets all again. */
export function frameOfEvents(events: readonly NamedEvent[]): EventFrame {
  const texts = events.map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n`);
  const id = markOf(texts);
  const blocks = [...texts.slice(0, -1), `id: ${id}\n${texts.at(-1) ?? ""}`];
  return { id, bytes: encoder.encode(blocks.map((block) => `${block}\n`).join("")) };
}
