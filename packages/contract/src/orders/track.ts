import { z } from "zod";
import { instantOut, line, status } from "../primitives.ts";
import { orderDescription, orderItem, pickupOut, refund } from "./order-parts.ts";
import { telegramLink } from "./orders.ts";

/** What the tracking page shows: no personal data, and to its owner alone the way into Telegram. The same value is the data of each SSE event `order`. */
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
    note: z
      .string()
      .nullable()
      .meta({ description: "The customer's wish; null for everybody but the owner" }),
    pickup: pickupOut.nullable().meta({ description: "Its name is told to the owner alone" }),
    ready_at: instantOut
      .nullable()
      .meta({ description: "The promise: when the order should be ready, or null" }),
    held: z
      .object({
        why: z.enum(["closed", "paused"]),
        until: instantOut.nullable().meta({ description: "When the café goes on; null: not within a year" }),
        reason: z.string().nullable().meta({ description: "What staff said of the pause" }),
      })
      .nullable()
      .meta({ description: "Why nobody starts on the order now; null when somebody does" }),
    sold_out: z.object({ name: z.string(), until: instantOut }).nullable().meta({
      description:
        "What has run out of the order, while its customer is asked in Telegram what to do; else null",
    }),
    cancel_reason: z.string().nullable(),
    refund: refund.nullable().meta({
      description: "What was sent back; what is owed only when the café says that it refunds. Else null",
    }),
    customer_may_cancel: z.boolean(),
    handover: z
      .object({
        address: z.string().nullable().meta({ description: "Of the venue" }),
        instructions: z.string().nullable().meta({ description: "Where and how orders are picked up there" }),
        code: z.string().nullable().optional().meta({
          description: "What the customer says at the counter; told to the owner alone",
          example: "24 68",
        }),
        scan_url: z.string().nullable().optional().meta({
          description:
            "Staff who open it in their bot find the order; nobody else can do anything with it. Told to the owner alone",
        }),
      })
      .nullable()
      .meta({ description: "How the order is fetched; null unless it is ready" }),
    timeline: z.object({
      placed: instantOut.nullable(),
      in_progress: instantOut.nullable(),
      ready: instantOut.nullable(),
      finished: instantOut.nullable(),
    }),
    updated_at: instantOut,
    test: z.boolean().meta({ description: "Placed with a test key; the page says so" }),
    telegram: telegramLink.optional().meta({
      description: "The way into Telegram; only for the order's owner, and absent for everybody else",
    }),
  })
  .meta({ id: "TrackedOrder" });

export const trackAnswer = z.object({ order: trackedOrder });

/** What `tracking.owner_url` has after its `#`. */
export const claimRequest = z
  .strictObject({ owner_key: line(1, 64).meta({ example: "uJ5nq8dE0aPz2LrYt7XwQg" }) })
  .meta({ id: "ClaimRequest" });

export type TrackedOrder = z.infer<typeof trackedOrder>;
