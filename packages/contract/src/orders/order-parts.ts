import {
  describePurchase,
  exactQuantity,
  metadataKeys,
  quantityDecimals,
  refundStates,
} from "@gotovo/domain";
import { z } from "zod";
import { exactText, instantOut, line, signedAmount, text } from "../primitives.ts";

const optionValue = z.union([line(0, 200), z.number(), z.boolean()]);

const quantity = z
  .number()
  .overwrite(exactQuantity)
  .gt(0)
  .max(99_999)
  .refine((value) => Number(value.toFixed(quantityDecimals)) === value, {
    error: `must have at most ${quantityDecimals} decimals`,
  })
  .meta({ description: "Above 0, with at most 3 decimals; kept exactly", example: 1 });

export const orderItem = z
  .strictObject({
    name: line(1, 200).meta({ example: "Cappuccino" }),
    quantity,
    unit: line(1, 12).optional().meta({
      description:
        "Of what: `kg`, `g`, `l` and `ml` are shown in the reader's language, any other as it is. Without it, pieces",
      example: "kg",
    }),
    price: signedAmount.optional().meta({
      description: "Of one piece or unit, in minor units; below 0 for a discount",
    }),
    options: z
      .union(
        [z.array(line(1, 200)).max(20), z.record(line(1, 60), optionValue)],
        "must be a list of texts, or an object of names and values",
      )
      .optional()
      .meta({ description: "A list, or names with values", example: { Milk: "Oat" } }),
  })
  .meta({ id: "OrderItem" });

/** `order_description` of docs/documents/customer-bot.md: a text, a list of texts, or a list of names and values. */
export const orderDescription = z
  .union(
    [
      text(1, 4000),
      z.array(line(1, 500)).min(1).max(100),
      z
        .array(z.record(line(1, 60), z.union([optionValue, z.null()])))
        .min(1)
        .max(100),
    ],
    "must be a text (up to 4000 characters), a list of texts, or a list of names and values",
  )
  .refine((given) => describePurchase(null, given).length > 0, {
    error: "has nothing that can be read: a name or value must not be blank",
  })
  .meta({ id: "OrderDescription" });

/** What the customer asks for; an allergy must not be cut off on a card. */
export const note = text(1, 500).meta({
  description:
    "The customer's wish: staff always see it, on the short card too. Personal: erased with the customer",
  example: "No nuts, please",
});

export const pickup = z
  .strictObject({
    place: line(1, 60).optional().meta({ description: "Where it is handed over", example: "Terrace" }),
    table: line(1, 20).optional().meta({ example: "5" }),
    name: line(1, 60).optional().meta({
      description: "Whom to call when it is ready. Personal: erased with the customer",
      example: "Anna",
    }),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    error: "needs a place, a table or a name",
  })
  .meta({ id: "Pickup", description: "Has at least one of the three", minProperties: 1 });

const metadataKey = exactText(1, 40);
export const metadataIn = z
  .record(metadataKey, z.union([exactText(0, 500), z.null()], "must be a text or null"))
  .meta({
    description: `The café's own keys and values, at most ${metadataKeys}: answered and told in events, never shown to people. Kept when a customer is erased, so nothing personal belongs here`,
    example: { pos_id: "77-3" },
  });

export const refundState = z.enum(refundStates).meta({ id: "RefundState" });
export const refund = z
  .object({
    state: refundState,
    amount: z.int().nullable().meta({ description: "Minor units of the order's currency; null with `none`" }),
  })
  .meta({
    id: "Refund",
    description:
      "`due` since a paid order was canceled or its total lowered; what became of it is told with `POST /v1/orders/{order_id}/refund`",
  });

export const cancelRequest = z.enum(["asked", "declined"]).nullable().meta({
  description:
    "`asked`: the customer waits for the café's answer, whether it cancels what is being made already (policy `ask`); `declined`: it said no, or nothing in time, or the order became ready",
});

export const soldOut = z
  .object({
    name: z
      .string()
      .meta({ description: "What has run out: an item, or one of its options", example: "Croissant" }),
    item: z.string().meta({ description: "The item, as it was called then", example: "Croissant" }),
    is_option: z.boolean().meta({ description: "Only an option of the item has run out" }),
    state: z.enum(["asked", "swapped", "taken_off", "canceled", "withdrawn", "overtaken"]).meta({
      description:
        "`asked`: the customer is asked in Telegram what to do; `withdrawn`: it was found after all; `overtaken`: the order was made, canceled or changed before anybody answered",
    }),
    choices: z
      .array(z.object({ name: z.string(), price: z.int().nullable() }))
      .meta({ description: "What staff offer instead; a price where it is cheaper" }),
    choice: z.string().nullable().meta({ description: "What the customer took instead" }),
    by: z.enum(["customer", "staff", "clock", "order"]).nullable().meta({
      description: "Who answered; `clock`: nobody in time, `order`: it went on without an answer",
    }),
    difference: z.int().nullable().meta({
      description:
        "What the order costs less, in minor units. null while it is asked, and when the order does not tell (no price, no total, or a discount): then the café decides, and tells it with `POST /v1/orders/{order_id}/refund` or a new `total`",
    }),
    until: instantOut.meta({ description: "When silence is taken for `silence`" }),
    silence: z.enum(["take_off", "cancel"]),
  })
  .nullable()
  .meta({
    description: "The last question about something of the order that has run out; null: there was none",
  });

export const pickupOut = z
  .object({ place: z.string().optional(), table: z.string().optional(), name: z.string().optional() })
  .meta({
    id: "OrderPickup",
    description: "Where it is handed over, and to whom; what was not given is absent",
  });

/** The rules between the fields of a placed order, for the OpenAPI document. */
export const rulesOfOrder = {
  description: "Has `items`, a `description`, or both; `total` comes with its `currency`",
  anyOf: [{ required: ["items"] }, { required: ["description"] }],
  dependentRequired: { total: ["currency"] },
};
