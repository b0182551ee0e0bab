import { budgetPolicy, personPolicy } from "@gotovo/domain";
import type { Guesser } from "../../take-attempt.ts";

/** Who enters pairing codes: a Telegram person, and the budget of the merchant's API or of the whole bot. */
export interface PairingGuesser {
  readonly telegramUserId: number;
  readonly budget: "bot" | { readonly merchantId: string };
}

/** What is counted when this person enters a code: a café's server uses up nobody's attempts but those it makes itself. */
export function guesserOf({ telegramUserId, budget }: PairingGuesser): Guesser {
  const asker = budget === "bot" ? "" : `merchant:${budget.merchantId}:`;
  return {
    counters: [{ scope: `${asker}${personScope(telegramUserId)}`, policy: personPolicy }],
    budget: {
      scope: budget === "bot" ? "budget:bot" : `budget:merchant:${budget.merchantId}`,
      policy: budgetPolicy,
    },
  };
}

export function personScope(telegramUserId: number | bigint): string {
  return `person:${telegramUserId}`;
}
