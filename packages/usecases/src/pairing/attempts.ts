import {
  type AttemptPolicy,
  type Attempts,
  afterFailure,
  budgetPolicy,
  DomainError,
  personPolicy,
  waitBeforeNext,
} from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";

/** Who is guessing: a Telegram person, and the budget of the merchant's API or of the whole bot. */
export interface Guesser {
  readonly telegramUserId: number;
  readonly budget: "bot" | { readonly merchantId: string };
}

/** A code that may be looked at: it counts as wrong until its outcome is told. */
export interface Attempt {
  /** The code was wrong: it counts for the budget too. */
  failed(): Promise<void>;
  /**
   * The code was right: the person's counter is as it was before. It is not cleared: a code is not used up by being
   * looked up, and whoever has a right one could guess on for ever.
   */
  succeeded(): Promise<void>;
}

/**
 * Takes one of the guesser's attempts, before the code is looked at, so that guesses at the same time in several
 * processes cannot outrun the counter.
 * @throws DomainError `too_many_attempts` with `retry_after` in seconds
 */
export async function takeAttempt(deps: Deps, guesser: Guesser): Promise<Attempt> {
  const person = personScope(guesser.telegramUserId);
  const budget = budgetScope(guesser);
  const before = await deps.db.tx(async (tx) => {
    requireNoWait(deps, await tx.pairingAttempt.findUnique({ where: { scope: budget } }));
    return count(deps, tx, person, personPolicy);
  });
  return {
    async failed() {
      await deps.db.tx((tx) => count(deps, tx, budget, budgetPolicy));
    },
    async succeeded() {
      // Only if nobody counted meanwhile: then one failure too many is kept rather than one too few.
      await deps.db.prisma.$executeRaw`
        update pairing_attempt set failures = ${before.failures}, window_start = ${before.windowStart},
          blocked_until = ${before.blockedUntil}
        where scope = ${person} and failures = ${before.counted}`;
    },
  };
}

/** A code that was used up clears the person's counter; budgets are cleared by time alone. */
export async function clearFailures(tx: Tx, telegramUserId: bigint): Promise<void> {
  await tx.$executeRaw`delete from pairing_attempt where scope = ${personScope(telegramUserId)}`;
}

/** Counts one failure; the row is made first and then locked, so that concurrent ones are counted one by one. */
async function count(
  deps: Deps,
  tx: Tx,
  scope: string,
  policy: AttemptPolicy,
): Promise<Attempts & { readonly counted: number }> {
  const now = deps.clock();
  await tx.$executeRaw`
    insert into pairing_attempt (scope, failures, window_start) values (${scope}, 0, ${now})
    on conflict (scope) do nothing`;
  const rows = await tx.$queryRaw<Attempts[]>`
    select failures, window_start as "windowStart", blocked_until as "blockedUntil"
    from pairing_attempt where scope = ${scope} for update`;
  const before = rows[0] as Attempts;
  if (policy === personPolicy) requireNoWait(deps, before);
  const next = afterFailure(before, now, policy);
  await tx.$executeRaw`
    update pairing_attempt set failures = ${next.failures}, window_start = ${next.windowStart},
      blocked_until = ${next.blockedUntil} where scope = ${scope}`;
  return { ...before, counted: next.failures };
}

function requireNoWait(deps: Deps, attempts: Attempts | null): void {
  const wait = waitBeforeNext(attempts, deps.clock());
  if (wait > 0) throw new DomainError("too_many_attempts", { retry_after: Math.ceil(wait / 1000) });
}

function personScope(telegramUserId: number | bigint): string {
  return `person:${telegramUserId}`;
}

function budgetScope({ budget }: Guesser): string {
  return budget === "bot" ? "budget:bot" : `budget:merchant:${budget.merchantId}`;
}
