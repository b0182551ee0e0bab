import { crowdPolicy, personPolicy } from "@gotovo/domain";
import type { Guesser } from "../../take-attempt.ts";

/** Who enters pairing codes: a Telegram person, and whether through the bot or a merchant's API. */
export interface PairingGuesser {
  readonly telegramUserId: number;
  readonly through: "bot" | { readonly merchantId: string };
}

/** What is counted when this person enters a code: a café's server uses up nobody's attempts but those it makes itself. */
export function guesserOf({ telegramUserId, through }: PairingGuesser): Guesser {
  const asker = through === "bot" ? "" : `merchant:${through.merchantId}:`;
  return {
    counters: [{ scope: `${asker}${personScope(telegramUserId)}`, policy: personPolicy }],
    crowd: {
      scope: through === "bot" ? "crowd:bot" : `crowd:merchant:${through.merchantId}`,
      policy: crowdPolicy,
    },
  };
}

export function personScope(telegramUserId: number | bigint): string {
  return `person:${telegramUserId}`;
}
