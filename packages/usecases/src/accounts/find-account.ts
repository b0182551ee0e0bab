import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { type AccountRow, accountColumns } from "./account-row.ts";

/** Who is signed in: an access token says so. Whether the session still lives is asked with the query that uses it. */
export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Of `account a`: true while the session of the signed-in person lives. */
export function isLive(deps: Pick<Deps, "clock">, { accountId, sessionId }: SignedIn): Prisma.Sql {
  return Prisma.sql`a.id = ${accountId}::uuid and exists (
    select from account_session s where s.id = ${sessionId}::uuid and s.account_id = a.id
      and s.revoked_at is null and s.expires_at > ${deps.clock()})`;
}

/**
 * The account of whoever is signed in.
 * @throws DomainError `unauthorized` when the session is over
 */
export async function accountOf(deps: Pick<Deps, "db" | "clock">, who: SignedIn): Promise<AccountRow> {
  const rows = await deps.db.read<AccountRow>(Prisma.sql`
    select ${accountColumns} from account a where ${isLive(deps, who)}`);
  const account = rows[0];
  if (!account) throw new DomainError("unauthorized");
  return account;
}

/** The account of a Telegram person; null when they have not shared a phone. */
export async function accountOfPerson(deps: Pick<Deps, "db">, personId: string): Promise<AccountRow | null> {
  const rows = await deps.db.read<AccountRow>(Prisma.sql`
    select ${accountColumns} from account a where a.person_id = ${personId}::uuid`);
  return rows[0] ?? null;
}
