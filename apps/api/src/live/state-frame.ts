import { createHash } from "node:crypto";
import type { EventFrame } from "./event-stream.ts";

const encoder = new TextEncoder();

export interface NamedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Events that together tell a state; the id of each is a mark of all that is shown. */
export function frameOfEvents(events: readonly NamedEvent[]): EventFrame {
  const texts = events.map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n`);
  const id = createHash("sha256").update(texts.join("")).digest("base64url").slice(0, 12);
  return { id, bytes: encoder.encode(texts.map((text) => `id: ${id}\n${text}\n`).join("")) };
}
