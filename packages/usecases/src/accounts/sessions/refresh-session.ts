import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { publishAccount } from "../publish-account.ts";
import type { Tokens } from "./open-session.ts";
import {
  longestSessionSeconds,
  type RefreshClaim,
  readRefreshToken,
  refreshSeconds,
  tokensOf,
} from "./tokens.ts";

/** How long the token before the newest is taken from the browser that has just used it, in milliseconds. */
const graceMs = 10_000;

/**
 * Gives new tokens for the newest refresh token of a session. The one before is answered with the same new pair for ten
 * seconds, to the same browser: its answer was lost. Any other is shown by somebody who copied it, or from whom it was
 * copied: the session ends for both.
 * @param browser what the browser calls itself
 * @throws DomainError `unauthorized`
 */
export async function refreshSession(deps: Deps, token: string, browser: string): Promise<Tokens> {
  const claim = readRefreshToken(deps, token);
  if (!claim) throw new DomainError("unauthorized");
  const refreshedBy = deps.keyring.hmac("refreshing-browser", browser).toString("base64url");
  const now = deps.clock();
  const accountId = await renew(deps, claim, { refreshedBy, now });
  if (accountId !== null) return tokensOf(deps, { accountId, ...next(claim), at: now });
  const answered = await answeredBefore(deps, claim, { refreshedBy, now });
  if (answered) return tokensOf(deps, { ...answered, ...next(claim) });
  await endReused(deps, claim.sessionId);
  throw new DomainError("unauthorized");
}

const next = ({ sessionId, generation }: RefreshClaim) => ({ sessionId, generation: generation + 1 });

interface Asking {
  readonly refreshedBy: string;
  readonly now: Date;
}

async function renew(
  deps: Deps,
  { sessionId, generation }: RefreshClaim,
  { refreshedBy, now }: Asking,
): Promise<string | null> {
  const expiresAt = new Date(now.getTime() + refreshSeconds * 1000);
  const oldest = new Date(now.getTime() - longestSessionSeconds * 1000);
  const rows = await deps.db.prisma.$queryRaw<{ accountId: string }[]>`
    update account_session set generation = generation + 1, used_at = ${now}, refreshed_by = ${refreshedBy},
      expires_at = least(${expiresAt}, created_at + ${longestSessionSeconds} * interval '1 second')
    where id = ${sessionId}::uuid and generation = ${generation} and revoked_at is null and expires_at > ${now}
      and created_at > ${oldest}
    returning account_id as "accountId"`;
  return rows[0]?.accountId ?? null;
}

/** The account and the moment of a refresh whose answer the same browser asks for again. */
async function answeredBefore(
  deps: Deps,
  { sessionId, generation }: RefreshClaim,
  { refreshedBy, now }: Asking,
): Promise<{ readonly accountId: string; readonly at: Date } | null> {
  const rows = await deps.db.prisma.$queryRaw<{ accountId: string; at: Date }[]>`
    select account_id as "accountId", used_at as at from account_session
    where id = ${sessionId}::uuid and generation = ${generation + 1} and revoked_at is null and expires_at > ${now}
      and refreshed_by = ${refreshedBy} and used_at > ${new Date(now.getTime() - graceMs)}`;
  return rows[0] ?? null;
}

async function endReused(deps: Deps, sessionId: string): Promise<void> {
  const count = await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<{ accountId: string }[]>`
      update account_session set revoked_at = ${deps.clock()}
      where id = ${sessionId}::uuid and revoked_at is null returning account_id as "accountId"`;
    await publishAccount(
      deps,
      tx,
      rows.map(({ accountId }) => accountId),
    );
    return rows.length;
  });
  if (count > 0) deps.onSecurity?.({ security: "session_ended", by: "reuse", count });
}
