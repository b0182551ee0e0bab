import { defineCallback, intField, msField, oneOf, uuidField } from "@gotovo/telegram";

/**
 * What has run out of an order, step by step: the list of its parts (a page of it), one of them, and what to do about that.
 * Bound to the version of the order that the person was looking at.
 */
export const soldOutCallback = defineCallback("so", {
  order: uuidField,
  step: oneOf(["list", "part", "ask", "ask_same", "type", "take_off"]),
  /** A page of the list, or a part's place. */
  at: intField,
  version: intField,
});

/** While the customer is asked: taken off all the same, or it has been found. Bound to the version that asked. */
export const soldOutEndCallback = defineCallback("sx", {
  order: uuidField,
  answer: oneOf(["take_off", "withdraw"]),
  question: intField,
});

/** A page of the stop-list. */
export const stopListCallback = defineCallback("sl", { page: intField });

/** Sells something again: what was stopped at that moment. */
export const stopBackCallback = defineCallback("sb", { since: msField });

/** Asks what else has run out. */
export const stopAddCallback = defineCallback("sa", {});

export const soldOutCallbacks = [
  soldOutCallback,
  soldOutEndCallback,
  stopListCallback,
  stopBackCallback,
  stopAddCallback,
] as const;
