import type { ChatKey, Deps, Tx } from "../context.ts";
import { orderChannel, publishChats, publishOrders } from "../publish.ts";

/** After a chat became reachable or unreachable: bring it up to date, and tell open pages of the person's orders. */
export async function publishPerson(deps: Deps, tx: Tx, key: ChatKey, personId: string): Promise<void> {
  if (key.bot === "customer") {
    const orders = await tx.$queryRaw<{ id: string; asked: boolean }[]>`
      select o.id, o.sold_out is not null as asked from "order" o join customer c on c.id = o.customer_id
      where c.person_id = ${personId}::uuid and o.finished_at is null`;
    for (const order of orders) deps.db.notify(tx, orderChannel, order.id);
    // Staff read whether whom they asked can still answer.
    const asked = orders.filter((order) => order.asked).map(({ id }) => id);
    if (asked.length > 0) return publishOrders(deps, tx, asked, [key]);
  }
  await publishChats(deps, tx, [key]);
}
