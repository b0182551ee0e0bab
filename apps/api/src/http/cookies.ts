import type { Context } from "hono";
import { generateCookie, getCookie } from "hono/cookie";

/** The secrets that a browser keeps for us; no script can read them. */
const cookies = {
  /** The browser that asked for a one-time code. */
  gotovo_auth: { sameSite: "Strict", maxAge: 600 },
  /** The browser that began a sign-up through Telegram. */
  gotovo_signup: { sameSite: "Lax", maxAge: 900 },
  /** The browser that began an authorization with keys. */
  gotovo_authorization: { sameSite: "Strict", maxAge: 600 },
  /** Who is signed in. */
  gotovo_refresh: { sameSite: "Strict", maxAge: 7 * 24 * 3600 },
} as const;

export type CookieName = keyof typeof cookies;

/** What a browser sent; undefined when it has none. */
export function readCookie(c: Context, publicUrl: string, name: CookieName): string | undefined {
  return getCookie(c, nameOver(publicUrl, name));
}

/** Over https the browser takes it from this very host alone: no neighbour's page can plant one. */
function nameOver(publicUrl: string, name: CookieName): string {
  return publicUrl.startsWith("https:") ? `__Host-${name}` : name;
}

/**
 * A `Set-Cookie`; an empty value ends the cookie.
 * @param publicUrl over https the cookie goes over nothing else
 */
export function cookie(publicUrl: string, name: CookieName, value: string): string {
  const { sameSite, maxAge } = cookies[name];
  return generateCookie(nameOver(publicUrl, name), value, {
    httpOnly: true,
    path: "/",
    sameSite,
    secure: publicUrl.startsWith("https:"),
    maxAge: value === "" ? 0 : maxAge,
  });
}
