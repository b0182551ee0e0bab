import { DomainError, requireStep } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { Requester } from "../codes/requester.ts";
import { storeKeyHash } from "../keys/stored-key.ts";
import { openAccount } from "../open-account.ts";
import { openSession, type Tokens } from "../sessions/open-session.ts";
import { factsOf, lockAuthorization } from "./authorization-row.ts";
import { finishAuthorization } from "./finish-authorization.ts";

/** What a new customer tells of themselves. */
export interface NewCustomer {
  readonly authId: string;
  readonly name: string;
  readonly nickname: string;
  /** BLAKE2b-256 of the user key, 32 bytes. */
  readonly keyHash: Uint8Array;
}

/**
 * auth.signUp: makes the account of a phone that has none, with its key, and signs its first device in.
 * @throws DomainError `not_found`, `code_expired`, `phone_banned`, `authorization_step` (the phone has an account),
 *   `code_invalid` (the code was not checked)
 */
export function signUp(deps: Deps, customer: NewCustomer, requester: Requester): Promise<Tokens> {
  const { authId, name, nickname, keyHash } = customer;
  return deps.db.tx(async (tx) => {
    const row = await lockAuthorization(deps, tx, authId);
    requireStep("signUp", factsOf(row));
    const account = await openAccount(deps, tx, { phone: row.phone, name, nickname });
    if (!account.isNew) throw new DomainError("authorization_step");
    await storeKeyHash(deps, tx, account.id, keyHash);
    const tokens = await openSession(deps, tx, account.id, { ...requester, hasKey: true });
    await finishAuthorization(deps, tx, row, tokens);
    return tokens;
  });
}
