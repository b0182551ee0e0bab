import { Prisma } from "@gotovo/db";
import type { Deps } from "../../context.ts";
import { type AuthorizationRow, authorizationColumns } from "./authorization-row.ts";
import { isAnswerable, type PendingVerify, pendingOf } from "./pending-verifies.ts";

/**
 * Who waits in a chat with the customer bot, longest first: devices that sign in to the account of the chat's person.
 * Those that are signed in and ask for the key alone do not: a chat has none to give.
 */
export async function verifiesOfChat(
  deps: Pick<Deps, "db" | "clock" | "keyring">,
  chatId: bigint,
): Promise<PendingVerify[]> {
  const rows = await deps.db.read<AuthorizationRow>(Prisma.sql`
    select ${authorizationColumns} from chat
    join account a on a.person_id = chat.person_id
    join "authorization" z on z.account_id = a.id
    where chat.bot = 'customer' and chat.chat_id = ${chatId} and z.code_id is not null and ${isAnswerable(deps)}
    order by z.verify_at, z.id limit 5`);
  return rows.flatMap((row) => pendingOf(deps, row));
}
