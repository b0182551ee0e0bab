import {
  type AttemptPolicy,
  type Attempts,
  afterFailure,
  budgetPolicy,
  DomainError,
  personPolicy,
  waitBeforeNext,
} from "@gotovo/domain";
import type { Deps } from "../context.ts";

/** Who is guessing: a Telegram person, and the budget of the merchant's API or of the whole bot. */
export interface Guesser {
  readonly telegramUserId: number;
  readonly budget: "bot" | { readonly merchantId: string };
}

function scopesOf(guesser: Guesser): [scope: string, policy: AttemptPolicy][] {
  const budget = guesser.budget === "bot" ? "bot" : `merchant:${guesser.budget.merchantId}`;
  return [
    [`person:${guesser.telegramUserId}`, personPolicy],
    [`budget:${budget}`, budgetPolicy],
  ];
}

/** @throws DomainError `too_many_attempts` with `retry_after` in seconds */
export async function requireAttempt(deps: Deps, guesser: Guesser): Promise<void> {
  const counters = await deps.db.prisma.pairingAttempt.findMany({
    where: { scope: { in: scopesOf(guesser).map(([scope]) => scope) } },
  });
  const wait = Math.max(0, ...counters.map((counter) => waitBeforeNext(counter, deps.clock())));
  if (wait > 0) throw new DomainError("too_many_attempts", { retry_after: Math.ceil(wait / 1000) });
}

/** Counts one wrong code, for the person and for the budget. */
export async function recordFailure(deps: Deps, guesser: Guesser): Promise<void> {
  await deps.db.tx(async (tx) => {
    for (const [scope, policy] of scopesOf(guesser)) {
      const now = deps.clock();
      // The row is made first and then locked, so that concurrent guesses are counted one by one.
      await tx.$executeRaw`
        insert into pairing_attempt (scope, failures, window_start) values (${scope}, 0, ${now})
        on conflict (scope) do nothing`;
      const rows = await tx.$queryRaw<Attempts[]>`
        select failures, window_start as "windowStart", blocked_until as "blockedUntil"
        from pairing_attempt where scope = ${scope} for update`;
      const next = afterFailure(rows[0] ?? null, now, policy);
      await tx.$executeRaw`
        update pairing_attempt set failures = ${next.failures}, window_start = ${next.windowStart},
          blocked_until = ${next.blockedUntil} where scope = ${scope}`;
    }
  });
}

/** A right code clears the person's counter; budgets are cleared by time alone. */
export async function clearFailures(deps: Deps, telegramUserId: number): Promise<void> {
  await deps.db.prisma.pairingAttempt.deleteMany({ where: { scope: `person:${telegramUserId}` } });
}
