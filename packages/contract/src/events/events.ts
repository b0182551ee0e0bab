import { eventTypes } from "@gotovo/domain";
import { z } from "zod";
import { instant } from "../primitives.ts";
import { event } from "./event.ts";

const eventType = z.enum(eventTypes).meta({
  id: "EventType",
  description:
    "`customer.blocked`: a customer has blocked the bot, and nothing can be sent to them. `dialog.blocked`: staff of a venue take no more messages from a customer there; orders go on, and messages of your server still arrive. `…unblocked` ends either",
});

export const listEventsQuery = z.strictObject({
  after: z
    .string()
    .trim()
    .regex(/^(\d{1,18}|ev_[0-9a-f]{32})$/, "must be a next_cursor, or the id of an event")
    .optional()
    .meta({ description: "A `next_cursor`, or the id of an event; without it the oldest that are kept" }),
  since: instant.optional().meta({
    description: "Only what became true at this instant or later. Together with `after`, both have to hold",
  }),
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
export const followEventsQuery = listEventsQuery.omit({ limit: true, since: true });

export const eventPage = z
  .object({
    events: z.array(event),
    next_cursor: z.string().meta({ description: "Ask with `after` for what comes next, now or later" }),
  })
  .meta({ id: "EventPage" });
