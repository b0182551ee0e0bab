import type { Deps, ModelTx } from "../../context.ts";
import type { AuthorizationRow } from "./authorization-row.ts";
import { publishAuthorization } from "./publish-authorization.ts";

/**
 * Ends an authorization for good, and with it what it still has in a chat.
 * @param became the session and account that it became; null: it was forbidden
 */
export async function finishAuthorization(
  deps: Deps,
  tx: ModelTx,
  row: AuthorizationRow,
  became: { readonly sessionId: string; readonly accountId: string } | null,
): Promise<void> {
  const now = deps.clock();
  const of = became && { sessionId: became.sessionId, accountId: became.accountId };
  await tx.authorization.update({ where: { id: row.id }, data: { finishedAt: now, ...of } });
  if (row.forceCodeId !== null) {
    await tx.oneTimeCode.updateMany({ where: { id: row.forceCodeId, usedAt: null }, data: { usedAt: now } });
  }
  await publishAuthorization(deps, tx, { id: row.id, accountId: became?.accountId ?? row.accountId });
}
