import { type AttemptPolicy, DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { countUse } from "../../take-attempt.ts";
import { findOffer, findOwnOrder, type PairingOffer } from "./look-up-code.ts";

/** More texts of ten letters in ten minutes are not looked at: they are words to a café all the same. */
const unaskedPolicy: AttemptPolicy = { free: 20, windowMs: 600_000, wait: "until_window_ends" };

export type Recognized = { readonly offer: PairingOffer } | { readonly ownOrderId: string };

/**
 * Recognizes a right code in what a person writes who has a café to write to. A text that is no code is no wrong code
 * either: nothing is refused, and the budgets of typed codes are left alone.
 * @returns null for every text that is no code of today's and none of the person's own
 */
export async function recognizeCode(
  deps: Deps,
  person: { readonly id: string; readonly telegramUserId: bigint },
  text: string,
): Promise<Recognized | null> {
  if (!(await mayLook(deps, person.telegramUserId))) return null;
  const ownOrderId = await findOwnOrder(deps, person.id, { code: text });
  if (ownOrderId !== null) return { ownOrderId };
  const offer = await findOffer(deps, { code: text }, undefined);
  return offer && { offer };
}

async function mayLook(deps: Deps, telegramUserId: bigint): Promise<boolean> {
  const counter = { scope: `unasked:${telegramUserId}`, policy: unaskedPolicy };
  try {
    await deps.db.tx((tx) => countUse(deps, tx, [counter]));
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "too_many_attempts") return false;
    throw error;
  }
}
