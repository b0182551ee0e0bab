import { Prisma } from "@gotovo/db";
import { subjectOf } from "../../chats/subject-sql.ts";
import type { Tx } from "../../context.ts";

const subjects = Prisma.raw(
  (["order", "feedback"] as const).map((kind) => subjectOf(kind, "o.id")).join(", "),
);

/**
 * Has chat sync look again at cards of test orders that had their last edit, in the caller's transaction, which deletes
 * the orders: cards about nothing leave their chats.
 */
export async function openTestCards(tx: Tx, testSideId: string): Promise<void> {
  await tx.$executeRaw`
    update card k set settled = false
    from "order" o join customer c on c.id = o.customer_id join chat on chat.bot = 'customer' and chat.person_id = c.person_id
    where o.merchant_id = ${testSideId}::uuid and k.bot = chat.bot and k.chat_id = chat.chat_id and k.settled
      and k.subject in (${subjects})`;
}
