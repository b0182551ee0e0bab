import { defineCallback, exitCallback, intField, languageCallback, oneOf, uuidField } from "@gotovo/telegram";

/** Cancelling an order: ask, yes, no. Bound to the version of the order that the person was looking at. */
export const cancelCallback = defineCallback("c", {
  order: uuidField,
  step: oneOf(["ask", "yes", "no"]),
  version: intField,
});

/** The answer to "is this your order?". */
export const pairingCallback = defineCallback("p", { answer: oneOf(["yes", "no"]), pairing: uuidField });

/** Every kind of callback of this bot. */
export const callbacks = [cancelCallback, pairingCallback, exitCallback, languageCallback] as const;
