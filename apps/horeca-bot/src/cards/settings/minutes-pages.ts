import { customerCancelPolicies } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { type Setting, settingCallback } from "../../settings-callbacks.ts";
import {
  askChoices,
  busyChoices,
  feedbackChoices,
  firstReminderChoices,
  lateChoices,
  prepChoices,
  refundChoices,
  secondReminderChoices,
  unfetchedChoices,
} from "../../settings-choices.ts";
import type { Button } from "../panel-card.ts";
import type { Page } from "./page.ts";

/** Until when customers may cancel. */
export function cancelPage(texts: Texts, { customerCancel, cancelAskMinutes }: VenueSettings): Page {
  const choices = customerCancelPolicies.map((policy, value) => [
    choice(
      texts,
      texts.plain("button-cancel-policy", { policy }),
      "cancel",
      value,
      policy === customerCancel,
    ),
  ]);
  if (customerCancel !== "ask")
    return { lines: [texts.html("settings-cancel")], keyboard: choices, back: "main" };
  const waits = askChoices.map((minutes) => {
    const label = texts.plain("button-cancel-ask-minutes", { minutes });
    return choice(texts, label, "ask_minutes", minutes, minutes === cancelAskMinutes);
  });
  return {
    lines: [texts.html("settings-cancel"), "", texts.html("settings-cancel-ask")],
    keyboard: [...choices, ...inRowsOf(2, waits)],
    back: "main",
  };
}

/** How long an order usually takes. */
export function prepPage(texts: Texts, { prepMinutes }: VenueSettings): Page {
  const lines = [
    texts.html("settings-prep"),
    "",
    texts.html("settings-prep-brief", { minutes: prepMinutes ?? 0 }),
  ];
  const choices = prepChoices.map((minutes) =>
    choice(texts, texts.plain("button-prep", { minutes }), "prep", minutes, minutes === (prepMinutes ?? 0)),
  );
  return { lines, keyboard: inRowsOf(4, choices), back: "main" };
}

/** Busy mode. */
export function busyPage(texts: Texts, { busyMinutes }: VenueSettings): Page {
  const lines = [
    texts.html("settings-busy"),
    "",
    texts.html("settings-busy-brief", { minutes: busyMinutes }),
  ];
  const choices = busyChoices.map((minutes) =>
    choice(texts, texts.plain("button-busy-choice", { minutes }), "busy", minutes, minutes === busyMinutes),
  );
  return { lines, keyboard: inRowsOf(3, choices), back: "main" };
}

/** When staff are warned of an order that is not ready. */
export function latePage(texts: Texts, { lateAlertMinutes }: VenueSettings): Page {
  const lines = [
    texts.html("settings-late"),
    "",
    texts.html("settings-late-brief", { minutes: lateAlertMinutes }),
  ];
  const choices = lateChoices.map((minutes) =>
    choice(texts, texts.plain("button-late", { minutes }), "late", minutes, minutes === lateAlertMinutes),
  );
  return { lines, keyboard: inRowsOf(3, choices), back: "main" };
}

/** Whether customers are promised their money back, and when owners are told that they wait for it. */
export function refundsPage(texts: Texts, { refunds, refundHours }: VenueSettings): Page {
  const promises = [true, false].map((on) => {
    const label = texts.plain("button-refunds", { on: String(on) });
    return [choice(texts, label, "refunds", on ? 1 : 0, on === refunds)];
  });
  const hours = refundChoices.map((hours) =>
    choice(
      texts,
      texts.plain("button-refund-hours", { hours }),
      "refund_hours",
      hours,
      hours === refundHours,
    ),
  );
  return {
    lines: [texts.html("settings-refunds"), "", texts.html("settings-refund-hours", { hours: refundHours })],
    keyboard: [...promises, ...inRowsOf(3, hours)],
    back: "main",
  };
}

/** How long after the hand-over a customer is asked how it was. */
export function feedbackPage(texts: Texts, { feedbackMinutes }: VenueSettings): Page {
  const lines = [
    texts.html("settings-feedback"),
    "",
    texts.html("settings-feedback-brief", { minutes: feedbackMinutes }),
  ];
  const choices = feedbackChoices.map((minutes) => {
    const label = texts.plain("button-feedback-minutes", { minutes });
    return choice(texts, label, "feedback", minutes, minutes === feedbackMinutes);
  });
  return { lines, keyboard: inRowsOf(3, choices), back: "main" };
}

/** How long an order stands ready until somebody is told. */
export function handoverPage(texts: Texts, settings: VenueSettings): Page {
  const { firstReminderMinutes, secondReminderMinutes, unfetchedMinutes } = settings;
  const rowsOf = (key: string, setting: Setting, choices: readonly number[], chosen: number) =>
    inRowsOf(
      2,
      choices.map((minutes) =>
        choice(texts, texts.plain(key, { minutes }), setting, minutes, minutes === chosen),
      ),
    );
  return {
    lines: [texts.html("settings-handover"), "", handoverBrief(texts, settings)],
    keyboard: [
      ...rowsOf("button-first-reminder", "first_reminder", firstReminderChoices, firstReminderMinutes),
      ...rowsOf("button-second-reminder", "second_reminder", secondReminderChoices, secondReminderMinutes),
      ...rowsOf("button-unfetched", "unfetched", unfetchedChoices, unfetchedMinutes),
    ],
    back: "main",
  };
}

/** The same in a line. */
export function handoverBrief(texts: Texts, settings: VenueSettings): string {
  const { firstReminderMinutes, secondReminderMinutes, unfetchedMinutes: unfetched } = settings;
  const reminders = [firstReminderMinutes, secondReminderMinutes].filter((minutes) => minutes > 0);
  const said = reminders.length === 0 ? "none" : reminders.join(", ");
  return texts.html("settings-handover-brief", { reminders: said, unfetched });
}

function choice(texts: Texts, label: string, setting: Setting, value: number, chosen: boolean): Button {
  return {
    text: chosen ? texts.plain("button-chosen", { label }) : label,
    callback_data: settingCallback.pack({ setting, value }),
  };
}

function inRowsOf(size: number, buttons: readonly Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / size) }, (_, row) =>
    buttons.slice(row * size, (row + 1) * size),
  );
}
