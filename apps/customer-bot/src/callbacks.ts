import { customerNotifications, tap } from "@gotovo/domain";
import { defineCallback, exitCallback, intField, languageCallback, oneOf, uuidField } from "@gotovo/telegram";

/** Canceling an order: ask, yes, no, or have the café asked. Bound to the version of the order that the person was looking at. */
export const cancelCallback = defineCallback("c", {
  order: uuidField,
  step: oneOf(["ask", "yes", "no", "request"]),
  version: intField,
});

/** What to do about what has run out: one of the choices, take it off, or cancel all. Bound to the version that asked. */
export const soldOutCallback = defineCallback("so", {
  order: uuidField,
  step: oneOf(["swap", "take_off", "ask", "cancel", "keep"]),
  choice: intField,
  question: intField,
});

/** The answer to "is this your order?". */
export const pairingCallback = defineCallback("p", { answer: oneOf(["yes", "no"]), pairing: uuidField });

/** How an order was: stars, words, or nothing. */
export const feedbackCallback = defineCallback("f", {
  order: uuidField,
  answer: oneOf(["1", "2", "3", "4", "5", "comment", "later"]),
});

/** Whether a closed dialog has helped: yes or no, stars or none, words or none. */
export const surveyCallback = defineCallback("s", {
  survey: uuidField,
  answer: oneOf(["yes", "no", "1", "2", "3", "4", "5", "skip", "comment", "done"]),
});

/** Another page of the history: what is older or newer than this order. */
export const historyCallback = defineCallback("h", {
  direction: oneOf(["older", "newer"]),
  order: uuidField,
});

/** With sound or without; names the state, so that a repeated tap changes nothing. */
export const notificationCallback = defineCallback("n", {
  notification: oneOf(customerNotifications),
  to: oneOf(["on", "off"]),
});

/** The settings of notifications are as they should be: their card goes away. */
export const notificationsDoneCallback = defineCallback("nd", {});

/** What else can be done with an order's card: "not mine", asked first. */
export const notMineCallback = defineCallback("u", {
  order: uuidField,
  step: oneOf(["ask", "yes", "no"]),
  version: intField,
});

/** An order that is ready: "I am here", or the picture that staff scan. */
export const handoverCallback = defineCallback("ho", { order: uuidField, what: oneOf(["here", "qr"]) });

/** "Write to the café" on an order's card. */
export const writeCallback = defineCallback("w", { order: uuidField });

/** The mark of a café under what can hold no text: whoever taps it writes there. */
export const talkCallback = defineCallback("wt", { venue: uuidField });

/** The answer to "to which café?" for what was written already. */
export const venueCallback = defineCallback("wv", { venue: uuidField });

/** What the main menu opens. */
export const menuCallback = defineCallback("m", {
  open: oneOf(["orders", "history", "profile", "notifications", "language"]),
});

/** What a person does with their profile. */
export const profileCallback = defineCallback("me", {
  what: oneOf([
    "open",
    "name",
    "invite",
    "devices",
    "end-others",
    "export",
    "qr",
    "unlink",
    "unlink-yes",
    "erase",
    "erase-yes",
    "close",
  ]),
});

/** Whether they follow somebody's invitation: of the inviter's account. */
export const inviteCallback = defineCallback("mi", { answer: oneOf(["yes", "no"]), inviter: uuidField });

/** Ends one of their own sessions. */
export const sessionCallback = defineCallback("ms", { session: uuidField });

/** Whether a device that signs in may: of the authorization's row. */
export const newDeviceCallback = defineCallback("nv", {
  authorization: uuidField,
  answer: oneOf(["approve", "forbid"]),
});

/** "It was not me" under the news that somebody guesses codes, and the way back. */
export const stopCodesCallback = defineCallback(tap.stopCodes, {});
export const allowCodesCallback = defineCallback(tap.allowCodes, {});

/** The key and the vault stay, though somebody without the key wants to start over. */
export const keepKeyCallback = defineCallback(tap.keepKey, {});

/** The account is not deleted. */
export const keepAccountCallback = defineCallback(tap.keepAccount, {});

/** The answer to "is the account of this phone yours?". */
export const samePersonCallback = defineCallback(tap.samePerson, {});
export const otherPersonCallback = defineCallback(tap.otherPerson, {});

/** "It was not me" under the news that another Telegram follows one's orders. */
export const takeBackCallback = defineCallback(tap.takeBack, {});

/** Every kind of callback of this bot. */
export const callbacks = [
  cancelCallback,
  soldOutCallback,
  pairingCallback,
  feedbackCallback,
  surveyCallback,
  historyCallback,
  notificationCallback,
  notificationsDoneCallback,
  notMineCallback,
  handoverCallback,
  writeCallback,
  talkCallback,
  venueCallback,
  menuCallback,
  profileCallback,
  inviteCallback,
  sessionCallback,
  newDeviceCallback,
  stopCodesCallback,
  allowCodesCallback,
  keepKeyCallback,
  keepAccountCallback,
  samePersonCallback,
  otherPersonCallback,
  takeBackCallback,
  exitCallback,
  languageCallback,
] as const;
