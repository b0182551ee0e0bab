import type { Tokens } from "@gotovo/usecases/accounts/sessions/open-session";
import { cookie } from "../../http/cookies.ts";

/** What answers give whoever has signed in must never be kept by a cache. */
export const noStore = { "cache-control": "no-store" };

/** Tokens as they go over the wire. */
export function viewTokens({ accessToken, refreshToken }: Tokens) {
  return { access_token: accessToken, refresh_token: refreshToken };
}

/** The cookie by which a browser stays signed in. */
export function refreshCookie(publicUrl: string, token: string): string {
  return cookie(publicUrl, "gotovo_refresh", token);
}
