import {
  type AttemptPolicy,
  type Attempts,
  afterFailure,
  DomainError,
  waitBeforeNext,
  waitingAtOnce,
  widerNetwork,
} from "@gotovo/domain";
import type { Deps, ModelTx, Tx } from "./context.ts";

/** What is counted, and how much of it is let through. */
export interface Counter {
  /** Whose: `phone:…`, `crowd:bot`. */
  readonly scope: string;
  readonly policy: AttemptPolicy;
}

/** Who is guessing. */
export interface Guesser {
  /** Counted before the code is looked at. */
  readonly counters: readonly Counter[];
  /** Wrong codes of many people together: when they are too many, whoever types another waits at once. */
  readonly crowd: Counter;
}

/** Counts by address, and for IPv6 by the wider network too, in which one customer has many addresses. */
export function byNetwork(
  scope: string,
  address: string,
  policies: { readonly address: AttemptPolicy; readonly network: AttemptPolicy },
): Counter[] {
  const wider = widerNetwork(address);
  const own = { scope: `${scope}:address:${address}`, policy: policies.address };
  return wider === null ? [own] : [own, { scope: `${scope}:network:${wider}`, policy: policies.network }];
}

/** A code that may be looked at: it counts as wrong until its outcome is told. */
export interface Attempt {
  /** The code was wrong: it counts for the crowd too. */
  failed(): Promise<void>;
  /**
   * The code was right: the counters are as they were before. They are not cleared: a code is not used up by being
   * looked up, and whoever has a right one could guess on forever.
   */
  succeeded(): Promise<void>;
}

type Counted = Attempts & { readonly scope: string; readonly counted: number };

/**
 * Takes one of the guesser's attempts, before the code is looked at, so that guesses at the same time in several
 * processes cannot outrun the counters. What others have guessed refuses nobody: it makes those wait who guess wrong too.
 * @throws DomainError `too_many_attempts` with `retry_after` in seconds
 */
export async function takeAttempt(deps: Deps, { counters, crowd }: Guesser): Promise<Attempt> {
  const taken = await deps.db.tx((tx) => countUse(deps, tx, counters));
  return {
    async failed() {
      await deps.db.tx(async (tx) => {
        if (await countInCrowd(deps, tx, crowd))
          for (const counter of counters) await makeWait(deps, tx, counter);
      });
    },
    async succeeded() {
      for (const before of taken) await giveBack(deps, before);
    },
  };
}

/** @throws DomainError `too_many_attempts` while a counter makes wait; nothing is counted */
export async function requireRoom(deps: Deps, tx: ModelTx, { scope }: Counter): Promise<void> {
  requireNoWait(deps, await tx.attemptCounter.findUnique({ where: { scope } }));
}

/** Forgets what was counted for one scope. */
export async function clearFailures(tx: Tx, scope: string): Promise<void> {
  await tx.$executeRaw`delete from attempt_counter where scope = ${scope}`;
}

/** Takes one use of each back, in the order in which they were counted: it was an honest one. */
export async function giveOneBack(tx: Tx, scopes: readonly string[]): Promise<void> {
  for (const scope of scopes) {
    await tx.$executeRaw`
      update attempt_counter set failures = greatest(failures - 1, 0) where scope = ${scope}`;
  }
}

/**
 * Counts one use of something that is rationed (a code that is looked at, or sent), in the caller's transaction and in
 * the given order, which is the order of locks: name the narrow scopes before the wide ones.
 * @returns the counters as they were before
 * @throws DomainError `too_many_attempts` with `retry_after` in seconds; then nothing is counted
 */
export async function countUse(
  deps: Deps,
  tx: Tx,
  counters: readonly Counter[],
): Promise<readonly Counted[]> {
  const counted: Counted[] = [];
  for (const counter of counters) {
    const before = await (isPlain(counter) ? countInWindow : count)(deps, tx, counter);
    requireNoWait(deps, before);
    counted.push(before);
  }
  return counted;
}

/**
 * Counts one use among those of everybody, in the caller's transaction; refuses nobody.
 * @returns whether they are more than the policy lets through
 */
export async function countInCrowd(deps: Deps, tx: Tx, crowd: Counter): Promise<boolean> {
  const { counted } = await countInWindow(deps, tx, crowd);
  return counted > crowd.policy.free;
}

async function makeWait(deps: Deps, tx: Tx, { scope, policy }: Counter): Promise<void> {
  const rows = await tx.$queryRaw<Attempts[]>`
    select failures, window_start as "windowStart", blocked_until as "blockedUntil"
    from attempt_counter where scope = ${scope} for update`;
  if (rows[0]) await write(tx, scope, waitingAtOnce(rows[0], deps.clock(), policy));
}

/** So many in a window, and no other wait. */
function isPlain({ policy }: Counter): boolean {
  return policy.wait === "until_window_ends" && policy.spacingMs === undefined;
}

/** Counts one in a single statement: the rows that many share are locked as briefly as can be. */
async function countInWindow(deps: Deps, tx: Tx, { scope, policy }: Counter): Promise<Counted> {
  const now = deps.clock();
  const windowStart = new Date(now.getTime() - policy.windowMs);
  const rows = await tx.$queryRaw<{ failures: number; windowStart: Date }[]>`
    insert into attempt_counter as c (scope, failures, window_start) values (${scope}, 1, ${now})
    on conflict (scope) do update set
      failures = case when c.window_start > ${windowStart} then c.failures else 0 end + 1,
      window_start = case when c.window_start > ${windowStart} then c.window_start else ${now} end,
      blocked_until = case when c.window_start > ${windowStart} and c.failures + 1 >= ${policy.free}
        then c.window_start + ${policy.windowMs} * interval '1 millisecond' end
    returning failures, window_start as "windowStart"`;
  const { failures, windowStart: start } = rows[0] as { failures: number; windowStart: Date };
  const blockedUntil = failures > policy.free ? new Date(start.getTime() + policy.windowMs) : null;
  return { failures: failures - 1, windowStart: start, blockedUntil, scope, counted: failures };
}

/** Counts one; the row is made first and then locked, so that concurrent ones are counted one by one. */
async function count(deps: Deps, tx: Tx, { scope, policy }: Counter): Promise<Counted> {
  const now = deps.clock();
  await tx.$executeRaw`
    insert into attempt_counter (scope, failures, window_start) values (${scope}, 0, ${now})
    on conflict (scope) do nothing`;
  const rows = await tx.$queryRaw<Attempts[]>`
    select failures, window_start as "windowStart", blocked_until as "blockedUntil"
    from attempt_counter where scope = ${scope} for update`;
  const before = rows[0] as Attempts;
  const next = afterFailure(before, now, policy);
  await write(tx, scope, next);
  return { ...before, scope, counted: next.failures };
}

async function write(
  tx: Tx,
  scope: string,
  { failures, windowStart, blockedUntil }: Attempts,
): Promise<void> {
  await tx.$executeRaw`
    update attempt_counter set failures = ${failures}, window_start = ${windowStart}, blocked_until = ${blockedUntil}
    where scope = ${scope}`;
}

/** If others counted meanwhile, a wait that they ran into stays. */
async function giveBack(deps: Deps, { scope, counted, ...before }: Counted): Promise<void> {
  await deps.db.prisma.$executeRaw`
    update attempt_counter set
      failures = case when failures = ${counted} then ${before.failures} else greatest(failures - 1, 0) end,
      window_start = case when failures = ${counted} then ${before.windowStart}::timestamptz else window_start end,
      blocked_until = case when failures = ${counted} then ${before.blockedUntil}::timestamptz else blocked_until end
    where scope = ${scope}`;
}

function requireNoWait(deps: Deps, attempts: Attempts | null): void {
  const wait = waitBeforeNext(attempts, deps.clock());
  if (wait > 0) throw new DomainError("too_many_attempts", { retry_after: Math.ceil(wait / 1000) });
}
