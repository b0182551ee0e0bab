import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../context.ts";
import { forgetDue, type Gone } from "./forget-due.ts";
import { retention } from "./retention.ts";
import { type KeptDays, type Retention, type Rule, usualKeptDays } from "./rule.ts";

export interface PurgeOptions {
  readonly kept?: KeptDays | undefined;
  /** Rows a statement at most: each is short, whoever waits for one of its rows does not wait long. */
  readonly batch?: number | undefined;
  /** Aborted when somebody else goes on with it, or nobody: it ends within a batch. */
  readonly signal?: AbortSignal | undefined;
  /** What lies between a full batch and the next; a pause unless given. @param tookMs what the batch took */
  readonly rest?: ((tookMs: number, signal: AbortSignal | undefined) => Promise<unknown>) | undefined;
}

const usualBatch = 250;

/**
 * How much longer than a batch the pause after it is: so few requests meet one that their p95 does not know. Of a busy database,
 * where all takes longer, it asks less.
 */
const restPerWork = 40;

const hourMs = 3_600_000;

const nothing: Gone = { count: 0, last: null };

/**
 * Forgets what has served its time, as `retention` says. Where there is much it takes its time: tables take turns, a batch
 * each, and most of the time it rests. Wherever it is interrupted, the next one goes on. A table that fails keeps no other one
 * from its turn.
 * @throws AggregateError, at the end, with what tables have failed with; at once what means that the database is away
 */
export async function purge(deps: Pick<Deps, "db" | "clock">, options: PurgeOptions = {}): Promise<void> {
  const { kept = usualKeptDays, batch = usualBatch, signal, rest = restAfter } = options;
  const now = deps.clock().getTime();
  let left = rulesOf(kept).map((due) => ({ ...due, from: null as string | null }));
  const failures: unknown[] = [];
  while (left.length > 0) {
    const more: typeof left = [];
    for (const { table, rule, hours, from } of left) {
      if (signal?.aborted) return;
      const began = performance.now();
      const before = new Date(now - hours * hourMs);
      const { count, last } = await forgetDue(deps, table, rule, { before, from, batch }).catch((error) => {
        if (deps.db.outage.tellsOf(error)) throw error;
        failures.push(error);
        return nothing;
      });
      if (count < batch) continue;
      more.push({ table, rule, hours, from: last });
      await rest(performance.now() - began, signal);
    }
    left = more;
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some tables could not be purged");
}

interface DueRule {
  readonly table: string;
  readonly rule: Rule;
  readonly hours: number;
}

/** Every rule under which something goes, with how long rows are kept. */
export function rulesOf(kept: KeptDays): DueRule[] {
  return Object.entries<Retention>(retention).flatMap(([table, line]) =>
    ("goes" in line ? line.goes : []).flatMap((rule) => {
      const hours =
        typeof rule.kept === "number" ? rule.kept : (kept[rule.kept] ?? Number.POSITIVE_INFINITY) * 24;
      return Number.isFinite(hours) ? { table, rule, hours } : [];
    }),
  );
}

/** The usual pause. Resolves early when `signal` is aborted. */
export async function restAfter(tookMs: number, signal?: AbortSignal): Promise<void> {
  await sleep(tookMs * restPerWork, undefined, signal && { signal }).catch(() => undefined);
}
