import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";

/** What waits to be worked, by queue. */
export interface Backlog {
  readonly waiting: Readonly<Record<string, number>>;
  /** Seconds for which the oldest job that could run has been waiting. */
  readonly oldestSeconds: Readonly<Record<string, number>>;
}

/** Looks at jobs that could run now: few while somebody works them. */
export async function backlogOf(deps: Pick<Deps, "db">): Promise<Backlog> {
  const rows = await deps.db.read<{ name: string; waiting: number; age: number }>(Prisma.sql`
    select name, count(*)::int as waiting, extract(epoch from now() - min(start_after))::float8 as age
    from pgboss.job where state = 'created' and start_after <= now() group by name`);
  return {
    waiting: Object.fromEntries(rows.map(({ name, waiting }) => [name, waiting])),
    oldestSeconds: Object.fromEntries(rows.map(({ name, age }) => [name, age])),
  };
}

/** How many orders are under way, by status. */
export async function countActiveOrders(deps: Pick<Deps, "db">): Promise<Record<string, number>> {
  const rows = await deps.db.read<{ status: string; count: number }>(Prisma.sql`
    select o.status::text as status, count(*)::int as count from "order" o
    where o.finished_at is null and not o.test group by o.status`);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
