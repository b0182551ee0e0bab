import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";

/** Seconds for which the oldest delivery to an enabled endpoint has been waiting; 0 when none waits. */
export async function oldestPending(deps: Pick<Deps, "db" | "clock">): Promise<number> {
  const rows = await deps.db.read<{ oldest: Date | null }>(Prisma.sql`
    select min(d.created_at) as oldest from webhook_delivery d join webhook_endpoint w on w.id = d.endpoint_id
    where d.state = 'pending' and w.state = 'enabled'`);
  const oldest = rows[0]?.oldest;
  return oldest ? Math.max(0, (deps.clock().getTime() - oldest.getTime()) / 1000) : 0;
}
