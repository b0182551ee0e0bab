import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { isLive, type SignedIn } from "../find-account.ts";

export interface LockedAccount {
  readonly phone: string | null;
  /** This session has the key. */
  readonly isHere: boolean;
  /** The account has a key. */
  readonly isSet: boolean;
  /** When a new start forgets it. */
  readonly keyDropAt: Date | null;
  /** When all of it is erased. */
  readonly eraseAt: Date | null;
}

/**
 * Locks the account of whoever is signed in, so that changes of its key and vault come one by one.
 * @throws DomainError `unauthorized` when the session is over
 */
export async function lockAccount(deps: Deps, tx: Tx, who: SignedIn): Promise<LockedAccount> {
  const rows = await tx.$queryRaw<LockedAccount[]>(Prisma.sql`
    select a.phone, a.key_hash_sealed is not null as "isSet", a.key_drop_at as "keyDropAt",
      a.erase_at as "eraseAt",
      (select s.has_key from account_session s where s.id = ${who.sessionId}::uuid) as "isHere"
    from account a where ${isLive(deps, who)} for update`);
  const account = rows[0];
  if (!account) throw new DomainError("unauthorized");
  return account;
}
