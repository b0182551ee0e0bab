import type { Deps } from "../../context.ts";
import { isUuid, newToken } from "../../ids.ts";
import type { Keyring } from "../../keyring.ts";

/** The secret that binds a code to the browser which asked for it: what it is, and how it is kept. */
export function newBrowserSecret(deps: Pick<Deps, "random" | "keyring">): {
  readonly secret: string;
  readonly hash: string;
} {
  const secret = newToken(deps);
  return { secret, hash: browserHash(deps.keyring, secret) };
}

export function browserHash(keyring: Keyring, secret: string): string {
  return keyring.hmac("browser-secret", secret).toString("base64url");
}

/** `auth_session`: which code, and the secret of who asked for it. */
export function packOtpSession(codeId: string, secret: string): string {
  return `${codeId}.${secret}`;
}

/** Null for what was never an `auth_session`. */
export function readOtpSession(text: string): { readonly codeId: string; readonly secret: string } | null {
  const [codeId = "", secret = "", rest] = text.split(".");
  return isUuid(codeId) && /^[\w-]{22}$/.test(secret) && rest === undefined ? { codeId, secret } : null;
}
