import type { QueuedContent } from "@gotovo/domain";
import { formatMoney, shorten, type Texts } from "@gotovo/telegram";

/** Puts the sum of an overdue refund into words, at the moment it is sent; leaves every other message alone. */
export function withRefund(texts: Texts, content: QueuedContent): QueuedContent {
  if (content.key !== "refund-overdue" || !content.args) return content;
  const { venue, number, amount, currency, hours } = content.args;
  return {
    key: content.key,
    args: {
      venue: shorten(String(venue), 100),
      number: shorten(String(number), 32),
      hours: Number(hours),
      amount: currency === "" ? "none" : formatMoney(texts.locale, Number(amount), String(currency)),
    },
  };
}
