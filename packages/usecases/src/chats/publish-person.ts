import type { ChatKey, Deps, Tx } from "../context.ts";
import { orderChannel, publishChats } from "../publish.ts";

/** After a chat became reachable or unreachable: bring it up to date, and tell open pages of the person's orders. */
export async function publishPerson(deps: Deps, tx: Tx, key: ChatKey, personId: string): Promise<void> {
  await publishChats(deps, tx, [key]);
  if (key.bot === "customer") {
    await tx.$executeRaw`
      select pg_notify(${orderChannel}, o.id::text) from "order" o join customer c on c.id = o.customer_id
      where c.person_id = ${personId}::uuid and o.finished_at is null`;
  }
}
