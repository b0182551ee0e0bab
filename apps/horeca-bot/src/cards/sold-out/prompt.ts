import { maySellOut, openSoldOut, orderParts } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** What is open on an order's card about what has run out: the list of its parts, or one of them. */
export type SoldOutPrompt =
  | { readonly step: "list"; readonly at: number }
  /** `alone`: the customer cannot be asked, so staff decide. */
  | { readonly step: "part" | "alone"; readonly at: number };

/** A prompt as a card's open question is named. */
export function namePrompt({ step, at }: SoldOutPrompt): string {
  return `sold-out-${step}:${at}`;
}

/** The prompt that a card's open question names; null when it names none that this order still has. */
export function readPrompt(order: OrderRow, name: string | null | undefined): SoldOutPrompt | null {
  const found = /^sold-out-(list|part|alone):(\d{1,4})$/.exec(name ?? "");
  if (!found || !maySellOut(order) || openSoldOut(order) !== null) return null;
  const prompt = { step: found[1], at: Number(found[2]) } as SoldOutPrompt;
  return prompt.step === "list" || orderParts(order.items)[prompt.at] ? prompt : null;
}
