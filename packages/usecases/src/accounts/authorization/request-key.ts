import { authorizationLifetimeMs, beginNetworkPolicy, beginPolicy, DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { newId } from "../../ids.ts";
import { byNetwork, countUse } from "../../take-attempt.ts";
import type { Requester } from "../codes/requester.ts";
import type { SignedIn } from "../find-account.ts";
import { lockAccount } from "../keys/lock-account.ts";
import { authHashOf, authIdOf } from "./auth-id.ts";
import { finishAuthorization } from "./finish-authorization.ts";
import { publishAuthorization } from "./publish-authorization.ts";

/**
 * A signed-in device without the key asks the account's other devices for it. What it asked before is over.
 * @param publicKey of the asking device, for crypto_kx: 32 bytes in base64url
 * @returns `auth_id`, under which the answer arrives
 * @throws DomainError `unauthorized`, `key_exists` (it has the key), `not_found` (the account has no key),
 *   `too_many_attempts`
 */
export async function requestKey(
  deps: Deps,
  who: SignedIn,
  publicKey: string,
  requester: Requester,
): Promise<string> {
  const id = newId(deps);
  const authId = authIdOf(deps, id);
  await deps.db.tx(async (tx) => {
    const account = await lockAccount(deps, tx, who);
    if (!account.isSet) throw new DomainError("not_found");
    if (account.isHere) throw new DomainError("key_exists");
    await countUse(
      deps,
      tx,
      byNetwork("begins", requester.address, { address: beginPolicy, network: beginNetworkPolicy }),
    );
    const before = await tx.authorization.findMany({
      where: { accountId: who.accountId, sessionId: who.sessionId, codeId: null, finishedAt: null },
    });
    for (const row of before) await finishAuthorization(deps, tx, row, null);
    const now = deps.clock();
    await tx.authorization.create({
      data: {
        id,
        authHash: authHashOf(deps, authId),
        phone: account.phone ?? "",
        accountId: who.accountId,
        sessionId: who.sessionId,
        ...requester,
        createdAt: now,
        expiresAt: new Date(now.getTime() + authorizationLifetimeMs),
        checkedAt: now,
        publicKey,
        verifyAt: now,
      },
    });
    await publishAuthorization(deps, tx, { id, accountId: who.accountId });
  });
  return authId;
}
