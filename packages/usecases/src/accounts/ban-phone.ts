import { DomainError } from "@gotovo/domain";
import type { Deps, ModelTx } from "../context.ts";
import { normalizePhone } from "../normalize-phone.ts";
import { authorizationChannel } from "./authorization/publish-authorization.ts";
import { publishAccount } from "./publish-account.ts";

/** Bans a phone from every sign-in, and ends its account's sessions and the sign-ins in progress. */
export async function banPhone(deps: Deps, typed: string, reason: string | null): Promise<string> {
  const phone = normalizePhone(typed);
  const count = await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      insert into phone_ban (phone, reason, created_at) values (${phone}, ${reason}, ${deps.clock()})
      on conflict (phone) do update set reason = excluded.reason`;
    const ended = await tx.$executeRaw`
      update account_session s set revoked_at = ${deps.clock()} from account a
      where a.id = s.account_id and a.phone = ${phone} and s.revoked_at is null`;
    await publishPhone(deps, tx, phone);
    return ended;
  });
  if (count > 0) deps.onSecurity?.({ security: "session_ended", by: "ban", count });
  return phone;
}

/**
 * Lifts the ban of a phone.
 * @throws DomainError `not_found` when it was not banned
 */
export async function unbanPhone(deps: Deps, typed: string): Promise<string> {
  const phone = normalizePhone(typed);
  await deps.db.tx(async (tx) => {
    const { count } = await tx.phoneBan.deleteMany({ where: { phone } });
    if (count === 0) throw new DomainError("not_found");
    await publishPhone(deps, tx, phone);
  });
  return phone;
}

/** Tells whoever signs in, or is signed in, with the phone, and the chat that shows it. */
async function publishPhone(deps: Deps, tx: ModelTx, phone: string): Promise<void> {
  const authorizations = await tx.authorization.findMany({
    where: { phone, finishedAt: null, expiresAt: { gt: deps.clock() } },
    select: { id: true },
  });
  for (const { id } of authorizations) deps.db.notify(tx, authorizationChannel, id);
  const account = await tx.account.findUnique({ where: { phone }, select: { id: true } });
  if (account) await publishAccount(deps, tx, [account.id]);
}
