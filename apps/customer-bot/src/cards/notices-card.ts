import { type CustomerNotify, customerNotices, heardByCustomer } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import { noticeCallback, noticesDoneCallback } from "../callbacks.ts";

/** Subject of the card, and name of the panel. */
export const noticesPanel = "notices";

/** What a customer hears: a row each, switched by a tap. */
export function noticesCard(texts: Texts, notify: CustomerNotify): DesiredCard {
  const rows = customerNotices.map((notice) => {
    const heard = heardByCustomer(notify, notice);
    return [
      {
        text: texts.plain("button-notice", { notice, heard: String(heard) }),
        callback_data: noticeCallback.pack({ notice, to: heard ? "off" : "on" }),
      },
    ];
  });
  return {
    subject: noticesPanel,
    text: texts.html("notices"),
    keyboard: [
      ...rows,
      [{ text: texts.plain("button-notices-done"), callback_data: noticesDoneCallback.pack({}) }],
    ],
    alert: null,
    sound: false,
    settled: false,
  };
}
