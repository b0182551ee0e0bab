import type { Deps, Tx } from "../../context.ts";

/** Channel of `NOTIFY`: its payload is the token hash of a sign-up that went a step further. */
export const signUpChannel = "sign_up_changed";

/** Tells the page that waits for a sign-up that it went a step further. */
export function publishSignUp(deps: Deps, tx: Tx, tokenHash: string): void {
  deps.db.notify(tx, signUpChannel, tokenHash);
}
