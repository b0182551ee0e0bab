import { createHash } from "node:crypto";
import type { TrackedOrder } from "@gotovo/contract";
import type { EventFrame } from "./event-stream.ts";

const encoder = new TextEncoder();

/**
 * The event that shows an order. Its id is the order's version and a mark of everything else shown: a pairing changes
 * the page without changing the order.
 */
export function frameOfOrder(order: TrackedOrder): EventFrame {
  const data = JSON.stringify(order);
  const mark = createHash("sha256").update(data).digest("base64url").slice(0, 8);
  const id = `${order.version}.${mark}`;
  return { id, bytes: encoder.encode(`id: ${id}\nevent: order\ndata: ${data}\n\n`) };
}
