import { metadataKeys } from "@gotovo/domain";
import { z } from "zod";
import {
  activeParam,
  amount,
  currency,
  horecaId,
  initialStatus,
  instant,
  instantOut,
  line,
  orderId,
  quoteId,
  siteUrl,
  siteUserId,
  status,
  telegramUserId,
  text,
} from "../primitives.ts";
import {
  cancelRequest,
  metadataIn,
  note,
  orderDescription,
  orderItem,
  pickup,
  pickupOut,
  refund,
  refundState,
  rulesOfOrder,
  soldOut,
} from "./order-parts.ts";
import { allowedMoves, orderWarnings } from "./order-state.ts";

const orderCustomer = z.strictObject({
  site_user_id: siteUserId.optional(),
  telegram_user_id: telegramUserId.optional(),
  phone: line(3, 40).optional().meta({
    description: "International, or as people of the venue's country write it",
    example: "+79991234567",
  }),
  name: line(1, 128).optional(),
});

export const placeOrderRequest = z
  .strictObject({
    order_id: orderId,
    horeca_id: horecaId,
    number: line(1, 20).optional().meta({
      description: "What people call the order; derived from `order_id` when absent",
      example: "42",
    }),
    status: initialStatus.optional().meta({ description: "Defaults to `placed`" }),
    items: z.array(orderItem).min(1).max(100).optional(),
    description: orderDescription.optional(),
    total: amount.optional(),
    currency: currency.optional(),
    note: note.optional(),
    pickup: pickup.optional(),
    metadata: metadataIn
      .refine((given) => Object.values(given).filter((value) => value !== null).length <= metadataKeys, {
        error: `must have at most ${metadataKeys} keys`,
      })
      .optional(),
    ready_at: instant.optional().meta({
      description:
        "The promise the site gave its customer: when the order should be ready. In busy mode, the café's extra minutes are added. Without it, the café's usual preparation time, if set, is counted from when the order is placed, or the venue opens",
    }),
    quote_id: quoteId.optional(),
    repeat_url: siteUrl.optional().meta({
      description:
        "A page where the customer can buy the same again. Becomes a button on the delivered order's card and in the customer's history. https, or localhost in development",
    }),
    customer: orderCustomer.optional(),
  })
  .refine((order) => order.items !== undefined || order.description !== undefined, {
    error: "items or description is required",
    path: ["items"],
  })
  .refine((order) => order.total === undefined || order.currency !== undefined, {
    error: "currency is required with total",
    path: ["currency"],
  })
  .meta({ id: "PlaceOrderRequest", ...rulesOfOrder });

export const order = z
  .object({
    order_id: z.string(),
    horeca_id: z.string(),
    number: z.string(),
    status,
    version: z.int(),
    allowed_moves: allowedMoves,
    items: z.array(orderItem).nullable(),
    description: z.union([orderDescription, z.null()]),
    total: z.int().nullable(),
    currency: z.string().nullable(),
    note: z.string().nullable().meta({ description: "The customer's wish" }),
    pickup: pickupOut.nullable(),
    metadata: z.record(z.string(), z.string()),
    ready_at: instantOut.nullable().meta({
      description:
        "The promise (when the order should be ready) as shown in chats and on the tracking page: the site's or the café's usual time, plus busy mode, as adjusted by staff since. null if there is none",
    }),
    repeat_url: z.string().nullable().meta({ description: "As the café gave it" }),
    cancel_reason: z.string().nullable(),
    cancel_request: cancelRequest,
    sold_out: soldOut,
    refund,
    timeline: z.object({
      placed: instantOut.nullable(),
      in_progress: instantOut.nullable(),
      ready: instantOut.nullable(),
      finished: instantOut.nullable(),
    }),
    warnings: orderWarnings,
    created_at: instantOut,
    updated_at: instantOut,
    test: z.boolean().meta({ description: "Placed with a test key" }),
  })
  .meta({ id: "Order" });

export const telegramLink = z
  .object({
    state: z.enum(["subscribed", "blocked", "unlinked"]),
    url: z.string().nullable().meta({
      description: "Opens the bot; null until the bot has started once",
      example: "https://t.me/GotovoBot?start=…",
    }),
    code: z.string().optional().meta({ description: "Only when unlinked", example: "K7FM-Q2XW-9P" }),
    expires_at: instantOut.optional().meta({ description: "Only when unlinked" }),
  })
  .meta({ id: "TelegramLink" });

export const tracking = z
  .object({
    page_url: z.string().meta({
      description:
        "The page that may be shared: the order's stages, items, description, sums and place, and nothing that names the buyer or gives power over it",
      example: "https://gotovo.example/t/Yw3nq0kq1aYBvO2mJm3k9Q",
    }),
    owner_url: z.string().meta({
      description:
        "The same page for the buyer alone: it also shows the code and the way into Telegram. Lead the buyer here, and show it to nobody else",
      example: "https://gotovo.example/t/Yw3nq0kq1aYBvO2mJm3k9Q#uJ5nq8dE0aPz2LrYt7XwQg",
    }),
    telegram: telegramLink,
  })
  .meta({ id: "Tracking" });

export const orderAnswer = z.object({ order });
export const placedOrderAnswer = z.object({ order, tracking }).meta({ id: "PlacedOrder" });

export const tellRefundRequest = z
  .strictObject({
    state: refundState,
    amount: z.int().min(1).optional().meta({
      description:
        "Minor units of the order's currency. Without it: what was owed, or what the order cost; not with `none`",
    }),
  })
  .refine(({ state, amount }) => state !== "none" || amount === undefined, {
    error: "must be absent with none",
    path: ["amount"],
  })
  .meta({ id: "TellRefundRequest" });

const untouched = "Absent: unchanged; null: removed";

export const changeOrderRequest = z
  .strictObject({
    items: z.array(orderItem).min(1).max(100).nullable().optional(),
    description: orderDescription.nullable().optional(),
    total: amount.nullable().optional(),
    currency: currency.nullable().optional(),
    note: note.nullable().optional(),
    pickup: pickup.nullable().optional(),
    metadata: metadataIn
      .nullable()
      .optional()
      .meta({
        description: `Merged key by key: what is not named stays, null removes a key, and null in place of the object removes all. At most ${metadataKeys} keys in the end`,
      }),
    ready_at: instant
      .nullable()
      .optional()
      .meta({
        description: `The promise, used as given, also in busy mode. ${untouched}`,
      }),
    version: z.int().min(1).optional().meta({
      description: "The version that you have read: a change of an older one is refused. As `If-Match`",
    }),
  })
  .meta({
    id: "ChangeOrderRequest",
    description: `${untouched}. An order keeps items or a description, and a currency with its total`,
  });

export const changeStatusRequest = z
  .strictObject({
    status,
    reason: text(1, 300).optional(),
    ready_at: instant
      .optional()
      .meta({ description: "The promise: when the order should be ready; used as given, also in busy mode" }),
  })
  .meta({ id: "ChangeStatusRequest" });

export const changeStatusQuery = z.strictObject({
  skip: z.enum(["true", "false"]).optional().meta({
    description:
      "`true`: walk forward through the stages in between. It is one change: one `version`, one event whose `change.skipped` names them, and all their times are the same",
  }),
});

export const listOrdersQuery = z.strictObject({
  active: activeParam,
  horeca_id: horecaId.optional(),
  status: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : [value]).flatMap((each) => each.split(",")))
    .pipe(z.array(z.string().trim().pipe(status)))
    .optional()
    .meta({ type: "string", description: "Only these, separated by commas", example: "placed,in_progress" }),
  updated_since: instant.optional().meta({
    description:
      "Only orders that changed since, the newest change last; an order that changes while you page comes again at the end. As far back as events are kept, 30 days",
  }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "must be an integer from 1 to 100")
    .transform(Number)
    .refine((value) => value >= 1 && value <= 100, "must be an integer from 1 to 100")
    .optional()
    .meta({ type: "integer", description: "Orders a page, 1 to 100; 50 when absent" }),
  cursor: text(1, 200).optional().meta({ description: "`next_cursor` of the page before" }),
});

export const orderPage = z
  .object({ orders: z.array(order), next_cursor: z.string().nullable() })
  .meta({ id: "OrderPage" });

export type PlaceOrderRequest = z.infer<typeof placeOrderRequest>;
export type OrderView = z.infer<typeof order>;
export type TelegramLink = z.infer<typeof telegramLink>;
export type Tracking = z.infer<typeof tracking>;
export type PlacedOrderAnswer = z.infer<typeof placedOrderAnswer>;
export type ChangeStatusRequest = z.infer<typeof changeStatusRequest>;
