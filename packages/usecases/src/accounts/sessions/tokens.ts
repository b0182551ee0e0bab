import { timingSafeEqual } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { Deps } from "../../context.ts";
import { isUuid, newToken } from "../../ids.ts";
import type { Keyring } from "../../keyring.ts";
import type { SignedIn } from "../find-account.ts";

/** Lifetimes in seconds. A stolen access token is good for minutes; a refresh token serves once. */
const accessSeconds = 15 * 60;
export const refreshSeconds = 7 * 24 * 3600;
/** However often it is refreshed, a session ends after ninety days. */
export const longestSessionSeconds = 90 * 24 * 3600;

const issuer = "gotovo";
const accessKey = (keyring: Keyring) => keyring.hmac("access-token", "key");

/** A JWT that says who is signed in, for 15 minutes. */
export function signAccessToken(
  deps: Deps,
  { accountId, sessionId }: SignedIn,
  { at = deps.clock(), id = newToken(deps) }: { readonly at?: Date; readonly id?: string } = {},
): Promise<string> {
  const now = Math.floor(at.getTime() / 1000);
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setIssuer(issuer)
    .setJti(id)
    .setSubject(accountId)
    .setIssuedAt(now)
    .setExpirationTime(now + accessSeconds)
    .sign(accessKey(deps.keyring));
}

/** Reads an access token; null when it is none of ours, or its time is over. */
export async function readAccessToken(
  deps: Pick<Deps, "keyring" | "clock">,
  token: string,
): Promise<(SignedIn & { readonly expiresAt: number }) | null> {
  try {
    const { payload } = await jwtVerify(token, accessKey(deps.keyring), {
      algorithms: ["HS256"],
      typ: "at+jwt",
      issuer,
      currentDate: deps.clock(),
    });
    const { sub, sid, exp } = payload;
    if (!isUuid(sub) || !isUuid(sid) || exp === undefined) return null;
    return { accountId: sub, sessionId: sid, expiresAt: exp * 1000 };
  } catch {
    // Whatever is wrong with it: it opens nothing.
    return null;
  }
}

/** What a refresh token says. */
export interface RefreshClaim {
  readonly sessionId: string;
  readonly generation: number;
}

/** The tokens of one generation of a session, the same however often they are made. */
export async function tokensOf(
  deps: Deps,
  of: SignedIn & RefreshClaim & { readonly at: Date },
): Promise<{ readonly accountId: string; readonly accessToken: string; readonly refreshToken: string }> {
  const { accountId, sessionId, generation, at } = of;
  const id = deps.keyring
    .hmac("access-token-id", `${sessionId}:${generation}`)
    .toString("base64url")
    .slice(0, 22);
  return {
    accountId,
    accessToken: await signAccessToken(deps, { accountId, sessionId }, { at, id }),
    refreshToken: refreshToken(deps, { sessionId, generation }),
  };
}

/** A session's refresh token of one generation: 16 bytes of id, 4 of generation, 32 of HMAC, in base64url. */
export function refreshToken({ keyring }: Pick<Deps, "keyring">, claim: RefreshClaim): string {
  const head = Buffer.alloc(20);
  head.write(claim.sessionId.replaceAll("-", ""), 0, "hex");
  head.writeUInt32BE(claim.generation, 16);
  return Buffer.concat([head, macOf(keyring, head)]).toString("base64url");
}

/** Reads a refresh token; null when it is none of ours. Whether it is the newest one only the session's row knows. */
export function readRefreshToken({ keyring }: Pick<Deps, "keyring">, token: string): RefreshClaim | null {
  if (!/^[\w-]{70}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const head = bytes.subarray(0, 20);
  if (bytes.length !== 52 || !timingSafeEqual(bytes.subarray(20), macOf(keyring, head))) return null;
  const hex = head.toString("hex", 0, 16);
  const sessionId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
  return { sessionId, generation: head.readUInt32BE(16) };
}

function macOf(keyring: Keyring, head: Buffer): Buffer {
  return keyring.hmac("refresh-token", head.toString("base64url"));
}
