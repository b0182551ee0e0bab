import { budgetPolicy, personPolicy } from "@gotovo/domain";
import type { Guesser } from "../../take-attempt.ts";

/** Who enters pairing codes: a Telegram person, and the budget of the merchant's API or of the whole bot. */
export interface PairingGuesser {
  readonly telegramUserId: number;
  readonly budget: "bot" | { readonly merchantId: string };
}

/** What is counted when this person enters a code. */
export function guesserOf({ telegramUserId, budget }: PairingGuesser): Guesser {
  const scope = budget === "bot" ? "budget:bot" : `budget:merchant:${budget.merchantId}`;
  return {
    counters: [{ scope: personScope(telegramUserId), policy: personPolicy }],
    budget: { scope, policy: budgetPolicy },
  };
}

export function personScope(telegramUserId: number | bigint): string {
  return `person:${telegramUserId}`;
}
