import { customerCancelPolicies, notificationKinds, orderStatuses } from "@gotovo/domain";
import { defineCallback, intField, oneOf, oneOfNumbers } from "@gotovo/telegram";
import {
  askChoices,
  busyChoices,
  feedbackChoices,
  firstReminderChoices,
  lateChoices,
  pauseChoices,
  prepChoices,
  refundChoices,
  secondReminderChoices,
  unfetchedChoices,
} from "./settings-choices.ts";

/** The pages of the settings; only ever append, as to all lists here: callback data holds the place. */
export const settingsPages = [
  "main",
  "hours",
  "cancel",
  "prep",
  "busy",
  "late",
  "texts",
  "me",
  "feedback",
  "refunds",
  "pause",
  "handover",
] as const;
export type SettingsPage = (typeof settingsPages)[number];

/** Settings that are one tap each; the value is minutes, a place in a list, or 0 and 1. */
const settings = [
  "cancel",
  "prep",
  "busy",
  "late",
  "report",
  "always_open",
  "usual_text",
  "feedback",
  "refunds",
  "refund_hours",
  "ask_minutes",
  "first_reminder",
  "second_reminder",
  "unfetched",
] as const;
export type Setting = (typeof settings)[number];

/** The values that are offered of each. */
const offered: Readonly<Record<Setting, readonly number[]>> = {
  cancel: [...customerCancelPolicies.keys()],
  prep: prepChoices,
  busy: busyChoices,
  late: lateChoices,
  report: [0, 1],
  always_open: [1],
  usual_text: [...orderStatuses.keys()],
  feedback: feedbackChoices,
  refunds: [0, 1],
  refund_hours: refundChoices,
  ask_minutes: askChoices,
  first_reminder: firstReminderChoices,
  second_reminder: secondReminderChoices,
  unfetched: unfetchedChoices,
};

/** What is asked for in a message. */
const typed = ["hours", ...orderStatuses] as const;

/** A page of the settings. */
export const settingsPageCallback = defineCallback("sp", { page: oneOf(settingsPages) });

/** The page of the text at one status. */
export const statusTextCallback = defineCallback("st", { status: oneOf(orderStatuses) });

/** One setting to one value; names the value, so that a repeated tap changes nothing. */
export const settingCallback = defineCallback(
  "ss",
  { setting: oneOf(settings), value: intField },
  ({ setting, value }) => offered[setting].includes(value),
);

/** Asks for opening hours, or for the text at a status. */
export const typeSettingCallback = defineCallback("se", { what: oneOf(typed) });

/** One kind of a person's own notifications. */
export const notificationCallback = defineCallback("sn", {
  kind: oneOf(notificationKinds),
  to: oneOf(["on", "off"]),
});

/** Busy mode on the header: opens and closes the choice, or switches it to so many minutes. */
export const busyCallback = defineCallback("b", {
  step: oneOf(["ask", "close", "set"]),
  minutes: oneOfNumbers(busyChoices),
});

/** Pauses the venue for so many minutes; 0: until it opens next. */
export const pauseCallback = defineCallback("pz", { minutes: oneOfNumbers([0, ...pauseChoices]) });

/** Ends the venue's pause. */
export const resumeCallback = defineCallback("pr", {});

export const settingsCallbacks = [
  settingsPageCallback,
  statusTextCallback,
  settingCallback,
  typeSettingCallback,
  notificationCallback,
  busyCallback,
  pauseCallback,
  resumeCallback,
] as const;
