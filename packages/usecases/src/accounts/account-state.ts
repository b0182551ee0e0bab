import { createHash } from "node:crypto";
import { Prisma } from "@gotovo/db";
import { authorizationLifetimeMs } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { authIdOf } from "./authorization/auth-id.ts";
import { isAnswerable, type PendingVerify, pendingVerifies } from "./authorization/pending-verifies.ts";
import { isLive, type SignedIn } from "./find-account.ts";

/** An account as the open pages of one session watch it. */
export interface AccountState {
  /** Another one whenever the profile, the sessions, the key, the vault, the Telegram, the followers, the pairings, the offers
   * or the active orders are. */
  readonly version: string;
  /** Other devices that ask to be let in, or for the key. */
  readonly pending: readonly PendingVerify[];
  /** `auth_id` of those that asked recently and wait no more. */
  readonly closed: readonly string[];
  /** When it changes by time alone: somebody has waited too long, or the session ends. */
  readonly changesAt: Date;
}

/** Whoever has bought by the Telegram or under the phone of `account a`. */
const buyers = Prisma.sql`
  select id from customer where person_id = a.person_id union select id from customer where phone = a.phone`;

interface Row {
  readonly facts: unknown;
  readonly endsAt: Date;
  readonly closedIds: readonly string[];
}

/** Null when the session is over, and with it whatever it may see. */
export async function accountState(
  deps: Pick<Deps, "db" | "clock" | "keyring">,
  who: SignedIn,
): Promise<AccountState | null> {
  const now = deps.clock();
  const lately = new Date(now.getTime() - 2 * authorizationLifetimeMs);
  // Before the others: what closes in between is then pending still, and told by the next look, instead of by none.
  const asking = await pendingVerifies(deps, who.accountId);
  const pending = asking.filter((it) => it.askedBy !== who.sessionId);
  const rows = await deps.db.read<Row>(Prisma.sql`
    select json_build_array(a.name, a.nickname, a.language, a.phone, a.person_id, a.invited_by_id, a.key_set_at, a.key_drop_at,
        a.erase_at,
        (select version from vault where account_id = a.id),
        (select json_agg(f.id order by f.id) from account f where f.invited_by_id = a.id),
        (select json_agg(json_build_array(s.id, s.has_key, s.asks_same) order by s.id) from account_session s
          where s.account_id = a.id and s.revoked_at is null and s.expires_at > ${now}),
        (select json_agg(json_build_array(d.merchant_id, d.accepted) order by d.merchant_id)
          from account_merchant d where d.account_id = a.id),
        (select json_agg(json_build_array(b.id, (
            select o.id from "order" o where o.customer_id = b.id order by o.id desc limit 1)) order by b.id) from (${buyers}) b),
        (select json_agg(json_build_array(o.id, o.version) order by o.id) from (${buyers}) b
          join "order" o on o.customer_id = b.id and o.finished_at is null)) as facts,
      (select s.expires_at from account_session s where s.id = ${who.sessionId}::uuid) as "endsAt",
      coalesce((select json_agg(z.id) from "authorization" z
        where z.account_id = a.id and z.verify_at > ${lately} and not (${isAnswerable(deps)})
          and (z.code_id is not null or z.session_id <> ${who.sessionId}::uuid)), '[]') as "closedIds"
    from account a where ${isLive(deps, who)}`);
  const row = rows[0];
  if (!row) return null;
  const ids = pending.map(({ authId }) => authId);
  const ends = [row.endsAt, ...pending.map(({ expiresAt }) => expiresAt)];
  return {
    version: createHash("sha256").update(JSON.stringify(row.facts)).digest("base64url").slice(0, 12),
    pending,
    closed: row.closedIds.map((id) => authIdOf(deps, id)).filter((authId) => !ids.includes(authId)),
    changesAt: new Date(Math.min(...ends.map((at) => at.getTime()))),
  };
}
