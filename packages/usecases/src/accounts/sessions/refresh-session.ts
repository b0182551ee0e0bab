import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { publishAccount } from "../publish-account.ts";
import type { Tokens } from "./open-session.ts";
import { readRefreshToken, refreshSeconds, refreshToken, signAccessToken } from "./tokens.ts";

/**
 * Gives new tokens for the newest refresh token of a session. An older one is shown by somebody who copied it, or from
 * whom it was copied: the session ends for both.
 * @throws DomainError `unauthorized`
 */
export async function refreshSession(deps: Deps, token: string): Promise<Tokens> {
  const claim = readRefreshToken(deps, token);
  if (!claim) throw new DomainError("unauthorized");
  const { sessionId, generation } = claim;
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + refreshSeconds * 1000);
  const rows = await deps.db.prisma.$queryRaw<{ accountId: string }[]>`
    update account_session set generation = generation + 1, used_at = ${now}, expires_at = ${expiresAt}
    where id = ${sessionId}::uuid and generation = ${generation} and revoked_at is null and expires_at > ${now}
    returning account_id as "accountId"`;
  const session = rows[0];
  if (!session) {
    await endReused(deps, sessionId);
    throw new DomainError("unauthorized");
  }
  const { accountId } = session;
  return {
    accountId,
    accessToken: await signAccessToken(deps, { accountId, sessionId }),
    refreshToken: refreshToken(deps, { sessionId, generation: generation + 1 }),
  };
}

async function endReused(deps: Deps, sessionId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<{ accountId: string }[]>`
      update account_session set revoked_at = ${deps.clock()}
      where id = ${sessionId}::uuid and revoked_at is null returning account_id as "accountId"`;
    await publishAccount(
      deps,
      tx,
      rows.map(({ accountId }) => accountId),
    );
  });
}
