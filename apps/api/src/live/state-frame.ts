import { createHash } from "node:crypto";
import type { EventFrame } from "./event-stream.ts";

const encoder = new TextEncoder();

/** The event that shows a state; its id is a mark of what it shows. */
export function frameOfState(event: string, state: unknown): EventFrame {
  const data = JSON.stringify(state);
  const id = createHash("sha256").update(data).digest("base64url").slice(0, 12);
  return { id, bytes: encoder.encode(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`) };
}
