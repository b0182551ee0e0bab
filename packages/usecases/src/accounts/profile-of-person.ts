import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { type AccountRow, accountColumns } from "./account-row.ts";

/** An account as its owner sees it in the customer bot. */
export interface Profile extends AccountRow {
  /** Of who invited them. */
  readonly inviterPhone: string | null;
  /** Phones of those who came by their invite code, oldest first, at most 50. */
  readonly followers: readonly string[];
  readonly followerCount: number;
  readonly sessionCount: number;
  /** The customer bot's user name; null before it has ever started. */
  readonly botUsername: string | null;
}

/** The profile of a Telegram person; null when they have not confirmed a phone. */
export async function profileOfPerson(
  deps: Pick<Deps, "db" | "clock">,
  personId: string,
): Promise<Profile | null> {
  const rows = await deps.db.read<Profile>(Prisma.sql`
    select ${accountColumns},
      (select i.phone from account i where i.id = a.invited_by_id) as "inviterPhone",
      array(select f.phone from account f where f.invited_by_id = a.id and f.phone is not null
        order by f.invited_at, f.id limit 50) as followers,
      (select count(*)::int from account f where f.invited_by_id = a.id) as "followerCount",
      (select count(*)::int from account_session s where s.account_id = a.id and s.revoked_at is null
        and s.expires_at > ${deps.clock()}) as "sessionCount",
      (select username from bot where kind = 'customer') as "botUsername"
    from account a where a.person_id = ${personId}::uuid`);
  return rows[0] ?? null;
}
