import { type EventSubject, type EventType, escalationSteps, orderStatuses } from "@gotovo/domain";
import { z } from "zod";
import { order } from "../orders/orders.ts";
import { instantOut, status } from "../primitives.ts";
import { stoppedItem } from "../venue/stop-list.ts";
import { venue } from "../venue/venues.ts";
import { webhookEndpoint } from "./webhooks.ts";

/** An event of one type: what it is about, and what it carries. */
function eventOf<Type extends EventType, Data extends z.ZodRawShape>(
  type: Type,
  subject: EventSubject["type"],
  description: string,
  data: Data,
) {
  return z
    .object({
      id: z.string().meta({ example: "ev_0199d1f27c9e7d3ab7a51f0f6f0c9a11" }),
      type: z.literal(type),
      at: instantOut.meta({ description: "When it became true" }),
      subject: z.object({ type: z.literal(subject), id: z.string() }).meta({
        description:
          "What it is about. An order has the café's own id, a customer the site's own if there is one. Events of one subject come in the order in which they became true",
      }),
      data: z.object(data).meta({ description: "The subject as the API answered it then, and what changed" }),
      test: z.boolean().meta({ description: "Made by a test key" }),
    })
    .meta({ description });
}

const orderChange = z
  .object({
    kind: z.enum(["forward", "discard", "cancel", "back", "undo", "promise"]),
    from: z.enum(orderStatuses),
    to: status,
    by: z.enum(["customer", "staff", "merchant", "clock"]).meta({
      description: "`clock`: nobody had heard of it, and the venue has such orders canceled",
    }),
    reason: z.string().nullable().meta({ description: "Of a cancellation" }),
  })
  .meta({ id: "OrderChange" });
const movedOrder = { order, change: orderChange };

const changes = z
  .record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }))
  .meta({ description: "What is different, by field" });

const customer = z
  .object({
    site_user_id: z.string().nullable().meta({ description: "null for guests" }),
    telegram_user_id: z.int().optional().meta({
      description: "Only where they block the bot or come back. Such events go when the person is erased",
    }),
    state: z.enum(["subscribed", "blocked", "unlinked"]),
  })
  .meta({ id: "EventCustomer" });

const dialog = z
  .object({
    id: z.string(),
    horeca_id: z.string(),
    order_id: z.string().nullable().meta({ description: "The order it is about" }),
    site_user_id: z.string().nullable(),
    open: z.boolean(),
    blocked: z.boolean().meta({ description: "The venue takes no messages from this person" }),
  })
  .meta({ id: "EventDialog" });

const by = z.enum(["staff", "merchant", "clock"]).meta({ description: "`clock`: it ended by itself" });

const soldOutItem = { venue, item: stoppedItem, change: z.object({ by }) };

const feedback = z
  .object({
    order_id: z.string(),
    horeca_id: z.string(),
    rating: z.int().nullable().meta({ description: "1 to 5 stars" }),
    comment: z.string().nullable(),
    at: instantOut.nullable(),
  })
  .meta({ id: "EventFeedback" });

/** A line of the merchant's log. The bodies of webhooks are the same. */
export const event = z
  .discriminatedUnion("type", [
    eventOf("order.placed", "order", "An order was placed", { order }),
    eventOf("order.status_changed", "order", "An order moved to another stage", movedOrder),
    eventOf("order.canceled", "order", "An order was canceled", movedOrder),
    eventOf("order.promise_moved", "order", "An order is promised for another time", movedOrder),
    eventOf("order.changed", "order", "What was bought, or a detail of an order, was changed", {
      order,
      changes,
    }),
    eventOf("order.cancel_requested", "order", "A customer asks the café to cancel an order", { order }),
    eventOf("order.unheard", "order", "Nobody has started on an order for too long; told once", {
      order,
      change: z.object({
        step: z.enum(escalationSteps).meta({ description: "Who is told of it now" }),
        since: instantOut.meta({ description: "Since when it is waited for" }),
      }),
    }),
    eventOf("refund.due", "order", "Money has to go back to the customer", { order, changes }),
    eventOf("refund.changed", "order", "A refund was made, failed, or is of another amount", {
      order,
      changes,
    }),
    eventOf("pairing.completed", "customer", "A customer is paired", { customer, order_id: z.string() }),
    eventOf("pairing.ended", "customer", "A pairing has ended", {
      customer,
      by: z.enum(["customer", "merchant", "moved", "erased"]),
    }),
    eventOf("customer.blocked", "customer", "A customer blocked the bot", { customer }),
    eventOf("customer.unblocked", "customer", "A customer is back in the bot", { customer }),
    eventOf("feedback.received", "order", "A customer rated an order, or said something of it", {
      order,
      feedback,
    }),
    eventOf("dialog.message_received", "dialog", "A customer has written", {
      dialog,
      message: z.object({ kind: z.string(), text: z.string().nullable() }),
    }),
    eventOf("dialog.closed", "dialog", "A dialog was closed", { dialog }),
    eventOf("dialog.blocked", "dialog", "Staff take no more messages from a customer", { dialog }),
    eventOf("dialog.unblocked", "dialog", "Staff take messages from a customer again", { dialog }),
    eventOf("venue.changed", "venue", "A setting of a venue was changed", {
      venue,
      change: z.object({ by, settings: z.array(z.string()).meta({ description: "Which of them" }) }),
    }),
    eventOf("venue.paused", "venue", "A venue takes on no new work for a while", {
      venue,
      change: z.object({ by }),
    }),
    eventOf("venue.resumed", "venue", "A venue's pause has ended", { venue, change: z.object({ by }) }),
    eventOf("item.sold_out", "venue", "A venue has run out of something, or for another time", soldOutItem),
    eventOf("item.back", "venue", "A venue sells something again", soldOutItem),
    eventOf("ping", "webhook_endpoint", "A test of a webhook endpoint; sent to no other", {
      endpoint: webhookEndpoint,
    }),
  ])
  .meta({ id: "Event" });

export type Event = z.infer<typeof event>;
