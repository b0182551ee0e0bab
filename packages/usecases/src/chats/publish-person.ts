import type { ChatKey, Deps, Tx } from "../context.ts";
import { orderChannel, publishChats } from "../publish.ts";

/** After a chat became reachable or unreachable: bring it up to date, and tell open pages of the person's orders. */
export async function publishPerson(deps: Deps, tx: Tx, key: ChatKey, personId: string): Promise<void> {
  if (key.bot === "customer") {
    const orders = await tx.$queryRaw<{ id: string }[]>`
      select o.id from "order" o join customer c on c.id = o.customer_id
      where c.person_id = ${personId}::uuid and o.finished_at is null`;
    for (const order of orders) deps.db.notify(tx, orderChannel, order.id);
  }
  await publishChats(deps, tx, [key]);
}
