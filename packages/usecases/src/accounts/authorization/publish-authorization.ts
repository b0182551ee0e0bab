import type { Deps, Tx } from "../../context.ts";
import { publishAccount } from "../publish-account.ts";

/** Channel of `NOTIFY`: its payload is the id of the authorization row that changed. */
export const authorizationChannel = "authorization_changed";

/** Tells the new device, and the account's other devices and chat once they have been asked. */
export async function publishAuthorization(
  deps: Deps,
  tx: Tx,
  row: { readonly id: string; readonly accountId: string | null },
): Promise<void> {
  deps.db.notify(tx, authorizationChannel, row.id);
  if (row.accountId !== null) await publishAccount(deps, tx, [row.accountId]);
}
