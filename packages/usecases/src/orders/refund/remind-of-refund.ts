import type { Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { tellOwners } from "../../venue/staff/tell-owners.ts";
import { type RefundTickJob, refundTickQueue } from "./refund-written.ts";

interface Overdue {
  venueId: string;
  venueName: string;
  number: string;
  amount: number;
  currency: string | null;
  hours: number;
  dueAt: Date;
  now: boolean;
}

/** Tells the owners of a venue of a refund that is owed for longer than the venue allows; once, and silently to nobody. */
export async function remindOfRefund(deps: Deps, orderId: string): Promise<void> {
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<Overdue[]>`
      with owed as (
        select o.id, v.id as venue_id, v.name, o.number, o.refund_amount::float8 as amount, o.currency, v.refund_hours,
          o.refund_due_at + make_interval(hours => v.refund_hours) as due_at
        from "order" o join venue v on v.id = o.venue_id
        where o.id = ${orderId}::uuid and o.refund_state in ('due', 'failed') and o.refund_alerted_at is null),
      told as (
        update "order" o set refund_alerted_at = ${now} from owed where o.id = owed.id and owed.due_at <= ${now}
        returning o.id)
      select venue_id as "venueId", name as "venueName", number, amount, currency, refund_hours as hours,
        due_at as "dueAt", exists (select from told) as now from owed`;
    const [owed] = rows;
    if (!owed) return;
    if (!owed.now) {
      // Its time was moved, or this process's clock runs behind.
      const at = new Date(Math.max(owed.dueAt.getTime(), now.getTime() + 1_000));
      return deps.jobs.enqueueAt(tx, refundTickQueue, { orderId } satisfies RefundTickJob, at);
    }
    const { venueId, venueName, number, amount, currency, hours } = owed;
    const args = { venue: venueName, number, amount, currency: currency ?? "", hours };
    await publishChats(deps, tx, await tellOwners(tx, venueId, { key: "refund-overdue", args }));
  });
}
