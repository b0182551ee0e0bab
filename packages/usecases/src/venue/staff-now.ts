import { Prisma } from "@gotovo/db";
import { isPaused } from "@gotovo/domain";
import type { Deps } from "../context.ts";

/** How things stand at a venue just now, for one of its staff. */
export interface StaffNow {
  /** Orders in the queue. */
  readonly queued: number;
  /** Open dialogs whose customer waits for an answer. */
  readonly waiting: number;
  readonly isPaused: boolean;
  readonly isBusy: boolean;
}

/** Reads that. */
export async function staffNow(deps: Pick<Deps, "db" | "clock">, venueId: string): Promise<StaffNow> {
  const [now] = await deps.db.read<{
    queued: number;
    waiting: number;
    pausedUntil: Date | null;
    isBusy: boolean;
  }>(Prisma.sql`
    select v.paused_until as "pausedUntil", v.busy_minutes > 0 as "isBusy",
      (select count(*)::int from "order" o where o.venue_id = v.id and o.finished_at is null
        and o.status in ('placed', 'in_progress', 'ready')) as queued,
      (select count(*)::int from dialog d where d.venue_id = v.id and d.closed_at is null
        and d.waiting_since is not null) as waiting
    from venue v where v.id = ${venueId}::uuid`);
  if (!now) return { queued: 0, waiting: 0, isPaused: false, isBusy: false };
  const { queued, waiting, isBusy } = now;
  return { queued, waiting, isBusy, isPaused: isPaused(now, deps.clock()) };
}
