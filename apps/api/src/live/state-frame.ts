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

/** Events that together tell a state, whose id is a mark of all of them. */
export function frameOfEvents(events: readonly NamedEvent[]): EventFrame {
  const id = markOf(events);
  return { id, bytes: encodeEvents(id, events) };
}

/** Events as they go over the wire. The last has the id: who missed it gets all of them again. */
export function encodeEvents(id: string, events: readonly NamedEvent[]): Uint8Array {
  const last = events.length - 1;
  const blocks = events.map(
    ({ event, data }, index) =>
      `${index === last ? `id: ${id}\n` : ""}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
  );
  return encoder.encode(blocks.join(""));
}
