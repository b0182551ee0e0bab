import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { isLive, type SignedIn } from "../find-account.ts";

/**
 * Locks the account of whoever is signed in, so that changes of its key and vault come one by one.
 * @returns its phone, whether it has a key, and whether this session has it
 * @throws DomainError `unauthorized` when the session is over
 */
export async function lockAccount(
  deps: Deps,
  tx: Tx,
  who: SignedIn,
): Promise<{ readonly phone: string; readonly isHere: boolean; readonly isSet: boolean }> {
  const rows = await tx.$queryRaw<{ phone: string; isHere: boolean; isSet: boolean }[]>(Prisma.sql`
    select a.phone, a.key_hash_sealed is not null as "isSet",
      (select s.has_key from account_session s where s.id = ${who.sessionId}::uuid) as "isHere"
    from account a where ${isLive(deps, who)} for update`);
  const account = rows[0];
  if (!account) throw new DomainError("unauthorized");
  return account;
}
