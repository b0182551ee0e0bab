import { eventTypes } from "@gotovo/domain";
import { z } from "zod";
import { instantOut } from "../primitives.ts";

const eventType = z.enum(eventTypes).meta({
  id: "EventType",
  description:
    "`customer.blocked`: a customer has blocked the bot, and nothing can be sent to them. `dialog.blocked`: staff of a venue take no more messages from a customer there; orders go on, and messages of your server still arrive. `…unblocked` ends either",
});

/** A line of the merchant's log. The bodies of webhooks are the same. */
export const event = z
  .object({
    id: z.string().meta({ example: "ev_0199d1f27c9e7d3ab7a51f0f6f0c9a11" }),
    type: eventType,
    at: instantOut.meta({ description: "When it became true" }),
    subject: z.object({ type: z.enum(["order", "customer", "dialog", "venue"]), id: z.string() }).meta({
      description: "What it is about. Events of one subject come in the order in which they became true",
    }),
    data: z
      .record(z.string(), z.unknown())
      .meta({ description: "The subject as the API answered it then, and what changed" }),
    test: z.boolean().meta({ description: "Made by a test key" }),
  })
  .meta({ id: "Event" });

export const listEventsQuery = z.strictObject({
  after: z
    .string()
    .trim()
    .regex(/^(\d{1,18}|ev_[0-9a-f]{32})$/, "must be a next_cursor, or the id of an event")
    .optional()
    .meta({ description: "A `next_cursor`, or the id of an event; without it the oldest that are kept" }),
  types: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : [value]).flatMap((each) => each.split(",")))
    .pipe(z.array(z.string().trim().pipe(eventType)))
    .optional()
    .meta({
      type: "string",
      description: "Only these, separated by commas",
      example: "order.placed,order.canceled",
    }),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, "must be an integer from 1 to 1000")
    .transform(Number)
    .refine((value) => value >= 1 && value <= 1000, "must be an integer from 1 to 1000")
    .optional()
    .meta({ type: "integer", description: "100 unless said otherwise" }),
});
export const followEventsQuery = listEventsQuery.omit({ limit: true });

export const eventPage = z
  .object({
    events: z.array(event),
    next_cursor: z.string().meta({ description: "Ask with `after` for what comes next, now or later" }),
  })
  .meta({ id: "EventPage" });

export type Event = z.infer<typeof event>;
