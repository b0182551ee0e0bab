import { pauseReasonLimit } from "@gotovo/domain";
import { z } from "zod";
import { instant, instantOut, line } from "../primitives.ts";

const mostItems = 1000;

export const availabilityQuery = z.strictObject({
  items: z
    .string()
    .regex(/^\d{1,4}$/, `must be an integer from 1 to ${mostItems}`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= mostItems, `must be an integer from 1 to ${mostItems}`)
    .optional()
    .meta({
      type: "integer",
      description: "How many items the order would have; 1 when absent",
      example: 3,
    }),
});

export const availability = z
  .object({
    horeca_id: z.string(),
    name: z.string(),
    timezone: z.string(),
    at: instantOut.meta({ description: "When this was so" }),
    open: z.boolean().meta({ description: "Takes on work now: it is open, and not paused" }),
    reason: z.enum(["closed", "paused"]).nullable().meta({ description: "Why it is not; null when it is" }),
    note: z.string().nullable().meta({
      description: "The name of the day off, or what staff said of the pause, for customers to read",
      example: "New Year",
    }),
    paused_until: instantOut.nullable(),
    opens_at: instantOut
      .nullable()
      .meta({ description: "When it takes on work again; null when it does now, or not within a year" }),
    closes_at: instantOut
      .nullable()
      .meta({ description: "When it closes; null when it is closed, or has no break within two weeks" }),
    busy_minutes: z.int(),
    queue: z.int().meta({ description: "Paid orders that are not ready" }),
    ready_at: instantOut.nullable().meta({
      description:
        "When an order placed now would be ready, to the full minute; null when the café has set no usual preparation time and too few orders were measured",
    }),
    quote_id: z.string().nullable().meta({
      description:
        "Send it with the order: for ten minutes, `ready_at` is kept for orders of at most so many items, as often as you like",
      example: "AZnR8nyefTqnpQGfD2_JEQABal…",
    }),
    quote_expires_at: instantOut.nullable(),
  })
  .meta({ id: "Availability" });

export const pauseVenueRequest = z
  .strictObject({
    until: z
      .union(
        [z.literal("opening"), instant],
        'must be "opening", or an ISO 8601 date and time with an offset',
      )
      .meta({
        description:
          "An instant within 31 days, or `opening`: when the venue opens next, after the hours that are open now",
        example: "2026-11-20T10:00:00Z",
      }),
    reason: line(1, pauseReasonLimit)
      .optional()
      .meta({ description: "Shown to customers", example: "The oven broke" }),
  })
  .meta({ id: "PauseVenueRequest" });

export type AvailabilityView = z.infer<typeof availability>;
