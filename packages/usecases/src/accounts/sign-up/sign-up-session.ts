import type { Deps } from "../../context.ts";
import { newToken } from "../../ids.ts";
import type { Keyring } from "../../keyring.ts";

/** How long a sign-up waits (docs/documents/telegram-sign-up.md), in milliseconds. */
export const signUpLifetimeMs = 10 * 60_000;

/** A session id as it stands in the link: `tg_` and 128 random bits. */
export function newSignUpToken(deps: Pick<Deps, "random">): string {
  return `tg_${newToken(deps)}`;
}

/** How a session id is looked up. */
export function signUpTokenHash(keyring: Keyring, sessionId: string): string {
  return keyring.hmac("sign-up-token", sessionId).toString("base64url");
}
