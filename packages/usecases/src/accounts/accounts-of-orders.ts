import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";

/** Which of these accounts bought any of these orders, by their Telegram or under their phone. */
export async function accountsOfOrders(
  deps: Pick<Deps, "db">,
  orderIds: readonly string[],
  among: readonly string[],
): Promise<string[]> {
  const rows = await deps.db.read<{ id: string }>(Prisma.sql`
    select distinct a.id from "order" o join customer c on c.id = o.customer_id
      join account a on a.person_id = c.person_id or a.phone = c.phone
    where o.id = any(${[...orderIds]}::uuid[]) and a.id = any(${[...among]}::uuid[])`);
  return rows.map(({ id }) => id);
}
