import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isTransient, Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";

/** What one process at a time does, of however many there are. */
export interface Lease {
  /**
   * Waits until it is ours. What it answers is aborted as soon as it may be somebody else's: when we could not renew it for a
   * while, or have given it back. Rejects only when `signal` is aborted, or for a fault of ours.
   */
  hold(signal: AbortSignal): Promise<AbortSignal>;
  /** The same without waiting; null when it is somebody else's, or the database is away. */
  tryHold(): Promise<AbortSignal | null>;
  /** Gives it to whoever waits. Never rejects: one that could not be given back runs out by itself. */
  release(): Promise<void>;
}

/** In milliseconds. */
export interface LeaseTimes {
  /** How long it stands without being renewed. */
  readonly life: number;
  /** So much earlier its holder lets go by itself: what it has begun is to end before the next one begins. */
  readonly margin: number;
  readonly renewEvery: number;
  /** How often whoever waits asks. */
  readonly askEvery: number;
}

/** After a kill the next process has it within ten seconds, after a release within half of one. */
const usual: LeaseTimes = { life: 8_000, margin: 2_000, renewEvery: 2_000, askEvery: 500 };

/** A database that hangs is not waited for. */
const releaseMs = 1_000;

/**
 * A lease by name, kept as a row: it works through a pooler too, and on engines without session locks. Times are those of
 * the database, so that wrong clocks give it to nobody early.
 */
export function createLease(deps: Pick<Deps, "db">, name: string, times: LeaseTimes = usual): Lease {
  const holder = randomUUID();
  /** Ends what keeps it; null while it is not ours. */
  let letGo: (() => void) | null = null;
  /** Done when no renewal is under way: one that came after a release would take it again. */
  let renewal: Promise<void> = Promise.resolve();

  async function take(): Promise<boolean> {
    const rows = await deps.db.write(Prisma.sql`
      insert into lease as l (name, holder, expires_at)
      values (${name}, ${holder}::uuid, now() + ${times.life}::int * interval '1 millisecond')
      on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
      where l.holder = excluded.holder or l.expires_at <= now() returning name`);
    return rows.length === 1;
  }

  /** Null while the database is away: then it may still be ours. */
  async function tryTake(): Promise<boolean | null> {
    try {
      return await take();
    } catch (error) {
      if (isTransient(error)) return null;
      throw error;
    }
  }

  /** @param since when it was asked for (`performance.now()`): it stands at least from then on */
  function keep(since: number): AbortSignal {
    const lost = new AbortController();
    const lose = () => lost.abort(new Error(`The lease "${name}" is not ours any more`));
    const expireAfter = (asked: number) =>
      setTimeout(lose, asked + times.life - times.margin - performance.now());
    let expiry = expireAfter(since);
    let isRenewing = false;

    async function renew(): Promise<void> {
      const asked = performance.now();
      const renewed = await tryTake().catch(() => null);
      if (renewed === false) lose();
      if (!renewed || lost.signal.aborted) return;
      clearTimeout(expiry);
      expiry = expireAfter(asked);
    }

    const timer = setInterval(() => {
      // A database that hangs is asked once; the expiry does not wait for its answer.
      if (isRenewing) return;
      isRenewing = true;
      renewal = renew().finally(() => {
        isRenewing = false;
      });
    }, times.renewEvery);
    lost.signal.addEventListener("abort", () => {
      clearInterval(timer);
      clearTimeout(expiry);
    });
    letGo = lose;
    return lost.signal;
  }

  async function giveBack(): Promise<void> {
    await renewal;
    await deps.db.write(Prisma.sql`delete from lease where name = ${name} and holder = ${holder}::uuid`);
  }

  async function tryHold(): Promise<AbortSignal | null> {
    const asked = performance.now();
    return (await tryTake()) ? keep(asked) : null;
  }

  return {
    async hold(signal) {
      for (;;) {
        signal.throwIfAborted();
        const taken = await tryHold();
        if (taken !== null) return taken;
        await sleep(times.askEvery, undefined, { signal });
      }
    },
    tryHold,
    async release() {
      letGo?.();
      letGo = null;
      await Promise.race([giveBack().catch(() => undefined), sleep(releaseMs, undefined, { ref: false })]);
    },
  };
}

/**
 * Does what one process at a time should, unless another is at it.
 * @param work told by `held` when it had better stop
 */
export async function ifFree(
  deps: Pick<Deps, "db">,
  name: string,
  work: (held: AbortSignal) => Promise<void>,
): Promise<void> {
  const lease = createLease(deps, name);
  const held = await lease.tryHold();
  if (held === null) return;
  try {
    await work(held);
  } finally {
    await lease.release();
  }
}

/** Gives back what processes held that were killed. For a product that is alone on its database. */
export async function dropLeases(deps: Pick<Deps, "db">): Promise<void> {
  await deps.db.pool.query("delete from lease");
}
