import type { Context } from "hono";
import { generateCookie, getCookie } from "hono/cookie";

const orderCookieSeconds = 30 * 24 * 3600;

/** The cookie of an order's owner. The browser sends it to that order's addresses alone, so that orders do not pile up. */
export function readOrderCookie(c: Context, publicUrl: string): string | undefined {
  return getCookie(c, orderCookieName(publicUrl));
}

/** Makes a browser the owner's for one order. */
export function orderCookie(publicUrl: string, trackToken: string, value: string): string {
  return generateCookie(orderCookieName(publicUrl), value, {
    httpOnly: true,
    path: `${new URL(publicUrl).pathname.replace(/\/$/, "")}/v1/track/${trackToken}`,
    sameSite: "Lax",
    secure: publicUrl.startsWith("https:"),
    maxAge: orderCookieSeconds,
  });
}

function orderCookieName(publicUrl: string): string {
  return publicUrl.startsWith("https:") ? "__Secure-gotovo_order" : "gotovo_order";
}
