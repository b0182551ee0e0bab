import { defineCallback, intField, oneOf, uuidField } from "@gotovo/telegram";

/** A line of an order is made, or not after all; names the line by what it is, and the state. */
export const tickCallback = defineCallback("lt", {
  order: uuidField,
  hash: intField,
  nth: intField,
  to: oneOf(["done", "open"]),
});

/** Another page of a card's lines. */
export const linesCallback = defineCallback("lp", { order: uuidField, page: intField });

/** "Still waiting": the answer to whether an order was not fetched. */
export const keepWaitingCallback = defineCallback("uw", { order: uuidField });

export const handoverCallbacks = [tickCallback, linesCallback, keepWaitingCallback] as const;
