import { z } from "zod";
import { customerCancel, instantOut, line, status } from "../primitives.ts";
import { cancelRequest, orderDescription, orderItem, pickupOut, refund } from "./order-parts.ts";
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
    cancel_reason: z.string().nullable(),
    refund: refund.nullable().meta({
      description: "What was sent back; what is owed only when the café says that it refunds. Else null",
    }),
    customer_may_cancel: z.boolean(),
    cancel: z
      .object({
        may: z.enum(["cancel", "ask"]).nullable().meta({
          description: "What its owner can do now: cancel it, have the café asked, or nothing",
        }),
        policy: customerCancel,
        request: cancelRequest,
        answer_by: instantOut
          .nullable()
          .meta({ description: "When silence becomes a no, while the café owes an answer" }),
      })
      .optional()
      .meta({ description: "Canceling from the page; only for the order's owner" }),
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

/** The order as the owner saw it when they decided. */
export const seenVersion = z
  .strictObject({
    version: z
      .int()
      .min(1)
      .meta({ description: "The order's version that the owner was looking at", example: 1 }),
  })
  .meta({ id: "SeenVersion" });

export type TrackedOrder = z.infer<typeof trackedOrder>;
