import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { type AccountRow, accountColumns } from "./account-row.ts";
import { isLive, type SignedIn } from "./find-account.ts";

/** An account as its owner sees it. */
export interface Profile extends AccountRow {
  /** Phone of who invited. */
  readonly inviterPhone: string | null;
  readonly followers: readonly string[];
  /** What the linked Telegram calls its owner. */
  readonly telegramName: string | null;
  /** The session that asks has the key, as far as the server can know. */
  readonly keyHere: boolean;
  /** The session is asked whether it is the same person whom the account belongs to. */
  readonly asksSame: boolean;
}

/**
 * The profile of whoever is signed in, in one query with whether they still are.
 * @throws DomainError `unauthorized`
 */
export async function showProfile(deps: Pick<Deps, "db" | "clock">, who: SignedIn): Promise<Profile> {
  const rows = await deps.db.read<Profile>(Prisma.sql`
    select ${accountColumns}, i.phone as "inviterPhone", p.name as "telegramName",
      coalesce((select json_agg(f.phone order by f.invited_at, f.id) from account f
        where f.invited_by_id = a.id and f.phone is not null),
        '[]') as followers,
      (select s.has_key from account_session s where s.id = ${who.sessionId}::uuid) as "keyHere",
      (select s.asks_same from account_session s where s.id = ${who.sessionId}::uuid) as "asksSame"
    from account a left join account i on i.id = a.invited_by_id left join person p on p.id = a.person_id
    where ${isLive(deps, who)}`);
  const profile = rows[0];
  if (!profile) throw new DomainError("unauthorized");
  return profile;
}
