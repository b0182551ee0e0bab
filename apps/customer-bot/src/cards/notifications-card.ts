import { type CustomerNotify, customerNotifications, heardByCustomer } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import { notificationCallback, notificationsDoneCallback } from "../callbacks.ts";

/** Subject of the card, and name of the panel. */
export const notificationsPanel = "notifications";

/** What a customer hears: a row each, switched by a tap. */
export function notificationsCard(texts: Texts, notify: CustomerNotify): DesiredCard {
  const rows = customerNotifications.map((notification) => {
    const heard = heardByCustomer(notify, notification);
    return [
      {
        text: texts.plain("button-notification", { notification, heard: String(heard) }),
        callback_data: notificationCallback.pack({ notification, to: heard ? "off" : "on" }),
      },
    ];
  });
  return {
    subject: notificationsPanel,
    text: texts.html("notifications"),
    keyboard: [
      ...rows,
      [{ text: texts.plain("button-notifications-done"), callback_data: notificationsDoneCallback.pack({}) }],
    ],
    alert: null,
    sound: false,
    settled: false,
  };
}
