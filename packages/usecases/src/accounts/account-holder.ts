import { Prisma } from "@gotovo/db";
import type { Deps, Tx } from "../context.ts";

/** Somebody by their account, or by their Telegram person with or without one. */
export type AccountHolder =
  | { readonly accountId: string; readonly personId?: never }
  | { readonly personId: string; readonly accountId?: never };

/** What is known of who that is; every part may be missing. */
export interface HolderRow {
  readonly accountId: string | null;
  readonly phone: string | null;
  readonly personId: string | null;
  readonly telegramUserId: bigint | null;
}

/** Finds the account and the person of a holder, the one by the other. */
export async function findHolder(
  source: Pick<Tx, "$queryRaw"> | Pick<Deps["db"], "read">,
  holder: AccountHolder,
): Promise<HolderRow> {
  const columns = Prisma.sql`
    a.id as "accountId", a.phone, p.id as "personId", p.telegram_user_id as "telegramUserId"`;
  const query =
    holder.accountId === undefined
      ? Prisma.sql`select ${columns} from person p left join account a on a.person_id = p.id
          where p.id = ${holder.personId}::uuid`
      : Prisma.sql`select ${columns} from account a left join person p on p.id = a.person_id
          where a.id = ${holder.accountId}::uuid`;
  const rows =
    "read" in source ? await source.read<HolderRow>(query) : await source.$queryRaw<HolderRow[]>(query);
  return rows[0] ?? { accountId: null, phone: null, personId: null, telegramUserId: null };
}
