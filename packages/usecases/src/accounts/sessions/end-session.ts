import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { isUuid } from "../../ids.ts";
import { publishAccount } from "../publish-account.ts";
import { readRefreshToken } from "./tokens.ts";

/** Signs out by a refresh token, whichever of the session's it is. A token that opens nothing is signed out already. */
export async function signOut(deps: Deps, token: string): Promise<void> {
  const claim = readRefreshToken(deps, token);
  if (!claim) return;
  const session = await deps.db.prisma.accountSession.findUnique({ where: { id: claim.sessionId } });
  if (session) await end(deps, session.accountId, { id: claim.sessionId });
}

/**
 * Ends one session of an account.
 * @throws DomainError `not_found` when it has no such session
 */
export async function endSession(deps: Deps, accountId: string, sessionId: string): Promise<void> {
  if (!isUuid(sessionId)) throw new DomainError("not_found");
  if ((await end(deps, accountId, { id: sessionId })) === 0) throw new DomainError("not_found");
}

/** Ends all sessions of an account but one; returns how many. */
export function endOtherSessions(deps: Deps, accountId: string, but: string | null): Promise<number> {
  return end(deps, accountId, but === null ? {} : { id: { not: but } });
}

function end(deps: Deps, accountId: string, which: { id?: string | { not: string } }): Promise<number> {
  return deps.db.tx(async (tx) => {
    const { count } = await tx.accountSession.updateMany({
      where: { ...which, accountId, revokedAt: null },
      data: { revokedAt: deps.clock() },
    });
    if (count > 0) await publishAccount(deps, tx, [accountId]);
    return count;
  });
}
