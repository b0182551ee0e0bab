import { z } from "zod";
import { instantOut, status } from "../primitives.ts";
import { orderDescription, orderItem, telegramLink } from "./orders.ts";

/** What the public tracking page shows: no personal data. The same value is the data of each SSE event `order`. */
export const trackedOrder = z
  .object({
    merchant_name: z.string(),
    venue_name: z.string(),
    timezone: z.string(),
    number: z.string(),
    status,
    version: z.int(),
    items: z.array(orderItem).nullable(),
    description: z.union([orderDescription, z.null()]),
    total: z.int().nullable(),
    currency: z.string().nullable(),
    ready_at: instantOut
      .nullable()
      .meta({ description: "The promise: when the order should be ready, or null" }),
    cancel_reason: z.string().nullable(),
    customer_may_cancel: z.boolean(),
    timeline: z.object({
      placed: instantOut.nullable(),
      in_progress: instantOut.nullable(),
      ready: instantOut.nullable(),
      finished: instantOut.nullable(),
    }),
    updated_at: instantOut,
    telegram: telegramLink,
  })
  .meta({ id: "TrackedOrder" });

export const trackAnswer = z.object({ order: trackedOrder });

export type TrackedOrder = z.infer<typeof trackedOrder>;
