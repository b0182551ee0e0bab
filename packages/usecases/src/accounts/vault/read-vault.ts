import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { isLive, type SignedIn } from "../find-account.ts";

/** An account's vault, as its devices left it. */
export interface StoredVault {
  /** 0: nothing was ever put there. */
  readonly version: number;
  /** Encrypted by a device, base64url. */
  readonly box: string | null;
}

/**
 * The vault of whoever is signed in. A session without the key learns only that there is one: it may be a stranger's.
 * @throws DomainError `unauthorized`
 */
export async function readVault(deps: Pick<Deps, "db" | "clock">, who: SignedIn): Promise<StoredVault> {
  const rows = await deps.db.read<StoredVault>(Prisma.sql`
    select coalesce(v.version, 0) as version,
      case when (select s.has_key from account_session s where s.id = ${who.sessionId}::uuid) then v.box end as box
    from account a left join vault v on v.account_id = a.id where ${isLive(deps, who)}`);
  const vault = rows[0];
  if (!vault) throw new DomainError("unauthorized");
  return vault;
}
