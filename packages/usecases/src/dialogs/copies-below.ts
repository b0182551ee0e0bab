import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";

/** How many messages of dialogs stand below a message of a staff chat; nobody counts past `limit`. */
export async function copiesBelow(
  deps: Pick<Deps, "db">,
  chatId: bigint,
  messageId: number,
  limit: number,
): Promise<number> {
  const [row] = await deps.db.read<{ count: number }>(Prisma.sql`
    select count(*)::int as count from (
      select 1 from dialog_copy
      where bot = 'horeca' and chat_id = ${chatId} and message_id > ${messageId} limit ${limit}) below`);
  return row?.count ?? 0;
}
