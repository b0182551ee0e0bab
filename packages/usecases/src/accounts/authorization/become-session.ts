import type { Deps, ModelTx } from "../../context.ts";
import type { Requester } from "../codes/requester.ts";
import { openSession, type Tokens } from "../sessions/open-session.ts";
import type { AuthorizationRow } from "./authorization-row.ts";
import { finishAuthorization } from "./finish-authorization.ts";

/** Signs in and ends the authorization. */
export async function becomeSession(
  deps: Deps,
  tx: ModelTx,
  row: AuthorizationRow,
  {
    accountId,
    ...session
  }: Requester & { readonly accountId: string; readonly hasKey: boolean; readonly asksSame?: boolean },
): Promise<Tokens> {
  const tokens = await openSession(deps, tx, accountId, session);
  await finishAuthorization(deps, tx, row, tokens);
  return tokens;
}
