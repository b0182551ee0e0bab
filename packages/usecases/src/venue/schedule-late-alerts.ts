import { nextTick, type Warned } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishOrderAt } from "../publish.ts";

/** After staff of a venue chose when to be warned of lateness: orders that nobody was warned of yet follow. */
export async function scheduleLateAlerts(
  deps: Deps,
  tx: Tx,
  venueId: string,
  lateAlertMinutes: number,
): Promise<void> {
  const now = deps.clock();
  const orders = await tx.$queryRaw<(Pick<Warned, "status" | "promisedAt"> & { id: string })[]>`
    select id, status::text as status, promised_at as "promisedAt" from "order"
    where venue_id = ${venueId}::uuid and finished_at is null and promised_at > ${now} and late_alerted_at is null`;
  for (const order of orders) {
    const at = nextTick({ ...order, lateAlertMinutes }, now);
    if (at) await publishOrderAt(deps, tx, order.id, at);
  }
}
