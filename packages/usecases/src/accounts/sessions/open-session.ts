import type { Deps, ModelTx } from "../../context.ts";
import { newId } from "../../ids.ts";
import type { Requester } from "../codes/requester.ts";
import { publishAccount } from "../publish-account.ts";
import { refreshSeconds, refreshToken, signAccessToken } from "./tokens.ts";

/** What a client that has signed in is given. */
export interface Tokens {
  readonly accountId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Signs a browser or device in, in the caller's transaction. */
export async function openSession(
  deps: Deps,
  tx: ModelTx,
  accountId: string,
  {
    address,
    device,
    hasKey = false,
    asksSame = false,
  }: Requester & {
    readonly hasKey?: boolean;
    /** It came by a code alone to an account that was there before. */
    readonly asksSame?: boolean;
  },
): Promise<Tokens & { readonly sessionId: string }> {
  const id = newId(deps);
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + refreshSeconds * 1000);
  await tx.accountSession.create({
    data: { id, accountId, address, device, hasKey, asksSame, createdAt: now, usedAt: now, expiresAt },
  });
  await publishAccount(deps, tx, [accountId]);
  return {
    accountId,
    sessionId: id,
    accessToken: await signAccessToken(deps, { accountId, sessionId: id }),
    refreshToken: refreshToken(deps, { sessionId: id, generation: 1 }),
  };
}
