import { orderStatuses, staffRoles } from "@gotovo/domain";
import { defineCallback, exitCallback, intField, languageCallback, oneOf, uuidField } from "@gotovo/telegram";
import { cancelReasons } from "./cancel-reasons.ts";

/**
 * Moving an order: asking for the confirmation that some moves need, or the move itself. Bound to the version of the
 * order that the person was looking at.
 */
export const moveCallback = defineCallback("m", {
  order: uuidField,
  to: oneOf(orderStatuses),
  step: oneOf(["ask", "do"]),
  version: intField,
});

/** Cancelling for a reason: the answer to the question on the card. */
export const cancelCallback = defineCallback("c", {
  order: uuidField,
  reason: oneOf(cancelReasons),
  version: intField,
});

/** "No" to the question on a card. */
export const keepCallback = defineCallback("k", { order: uuidField });

/** The short or the full form of a card. */
export const formCallback = defineCallback("f", { order: uuidField, form: oneOf(["short", "full"]) });

/** The queue again, at the bottom of the chat. */
export const queueCallback = defineCallback("q", {});

/** On duty or off; names the state, so that a repeated tap changes nothing. */
export const dutyCallback = defineCallback("d", { to: oneOf(["on", "off"]) });

/** An invite to a role. */
export const inviteCallback = defineCallback("i", { role: oneOf(staffRoles) });

/** Every kind of callback of this bot. */
export const callbacks = [
  moveCallback,
  cancelCallback,
  keepCallback,
  formCallback,
  queueCallback,
  dutyCallback,
  inviteCallback,
  exitCallback,
  languageCallback,
] as const;
