import { orderStatuses, promiseSteps, reportPeriods, staffPanels, staffRoles } from "@gotovo/domain";
import {
  defineCallback,
  exitCallback,
  intField,
  languageCallback,
  msField,
  oneOf,
  oneOfNumbers,
  uuidField,
} from "@gotovo/telegram";
import { cancelReasons } from "./cancel-reasons.ts";
import { dialogCallbacks } from "./dialog-callbacks.ts";
import { handoverCallbacks } from "./handover-callbacks.ts";
import { settingsCallbacks } from "./settings-callbacks.ts";
import { soldOutCallbacks } from "./sold-out-callbacks.ts";

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

/** Canceling for a reason: the answer to the question on the card. */
export const cancelCallback = defineCallback("c", {
  order: uuidField,
  reason: oneOf(cancelReasons),
  version: intField,
});

/** Minutes more until the order is promised. Bound to the version of the order that the person was looking at. */
export const promiseCallback = defineCallback("e", {
  order: uuidField,
  minutes: oneOfNumbers(promiseSteps),
  version: intField,
});

/** Five minutes more for all late orders that have not changed since the person saw them. */
export const lateCallback = defineCallback("la", { seen: msField });

/** "No" to the question on a card. */
export const keepCallback = defineCallback("k", { order: uuidField });

/** The answer to a customer who asks to cancel what is being made already; bound to the version that the person saw. */
export const cancelAnswerCallback = defineCallback("ca", {
  order: uuidField,
  answer: oneOf(["yes", "no"]),
  version: intField,
});

/** "Seen" under a change of an order by its café's server: bound to the change that the person saw. */
export const seenCallback = defineCallback("cs", { order: uuidField, version: intField });

/** The short or the full form of a card. */
export const formCallback = defineCallback("f", { order: uuidField, form: oneOf(["short", "full"]) });

/** The queue again, at the bottom of the chat. */
export const queueCallback = defineCallback("q", {});

/** On duty or off; names the state, so that a repeated tap changes nothing. */
export const dutyCallback = defineCallback("d", { to: oneOf(["on", "off"]) });

/** An invite to a role. */
export const inviteCallback = defineCallback("i", { role: oneOf(staffRoles) });

/** A page of the team, or of its open invites. */
export const teamCallback = defineCallback("t", { list: oneOf(["members", "invites"]), page: intField });

/** One member of the team: their page, the question whether to remove them (or leave), or that itself. */
export const memberCallback = defineCallback("tm", {
  staff: uuidField,
  step: oneOf(["open", "ask", "remove"]),
});

/** Another role for a member of the team: the question that some need, or the change itself. */
export const roleCallback = defineCallback("tr", {
  staff: uuidField,
  to: oneOf(staffRoles),
  step: oneOf(["ask", "do"]),
});

/** Voids an open invite. */
export const revokeCallback = defineCallback("ti", { invite: uuidField });

/** Switches to another of the person's venues. */
export const venueCallback = defineCallback("v", { venue: uuidField });

/** Another page of what customers say: what is older or newer than what was said of this order. */
export const feedbackCallback = defineCallback("fb", {
  direction: oneOf(["older", "newer"]),
  order: uuidField,
});

/** A page of quick answers: to send one, or to change them. */
export const quickCallback = defineCallback("ql", { mode: oneOf(["send", "manage"]), page: intField });

/** Sends a quick answer to the dialog that is open. */
export const quickSendCallback = defineCallback("qs", { answer: uuidField });

/** A new quick answer. */
export const quickAddCallback = defineCallback("qn", {});

/** One quick answer: its page, what to change of it, the question whether to delete it, or that itself. */
export const quickItemCallback = defineCallback("qi", {
  answer: uuidField,
  step: oneOf(["open", "title", "text", "ask", "delete"]),
});

/** Closes a panel. */
export const closeCallback = defineCallback("pc", { panel: oneOf(staffPanels) });

/**
 * A report of the venue: as a message with a picture, or the orders in it as a table. It ends at a minute since 1970, or
 * (0) at the tap.
 */
export const reportCallback = defineCallback("r", {
  venue: uuidField,
  period: oneOf(reportPeriods),
  as: oneOf(["message", "csv"]),
  until: intField,
});

/** Every kind of callback of this bot. */
export const callbacks = [
  moveCallback,
  cancelCallback,
  promiseCallback,
  lateCallback,
  keepCallback,
  seenCallback,
  cancelAnswerCallback,
  formCallback,
  queueCallback,
  dutyCallback,
  inviteCallback,
  teamCallback,
  memberCallback,
  roleCallback,
  revokeCallback,
  venueCallback,
  feedbackCallback,
  quickCallback,
  quickSendCallback,
  quickAddCallback,
  quickItemCallback,
  closeCallback,
  reportCallback,
  ...dialogCallbacks,
  ...handoverCallbacks,
  ...settingsCallbacks,
  ...soldOutCallbacks,
  exitCallback,
  languageCallback,
] as const;
