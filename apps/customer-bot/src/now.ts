import { shorten } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { customerNow } from "@gotovo/usecases/orders/customer-now";

/** What this person can do just now, as `/start` and `/help` word it. */
export async function nowArgs(deps: Deps, personId: string) {
  const { active, isKnown, toRate, blockedBy, mayWrite } = await customerNow(deps, personId);
  return {
    active,
    known: String(isKnown),
    rates: String(toRate !== null),
    number: shorten(toRate?.number ?? "", 32),
    venue: shorten(toRate?.venue ?? "", 100),
    blocked: String(blockedBy !== null),
    blocker: shorten(blockedBy ?? "", 100),
    writes: String(mayWrite),
  };
}
