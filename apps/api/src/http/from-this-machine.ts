import { isLoopback } from "@gotovo/runtime";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** What proxies add. */
const forwardingHeaders = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/**
 * True when a program of this machine asks for itself: not through a proxy that stands here too, and not a page that
 * reached us under a name of its own.
 */
export function isFromThisMachine(c: Context): boolean {
  // Without a socket: a test that calls the app itself.
  if (!c.env?.incoming) return true;
  if (forwardingHeaders.some((name) => c.req.header(name) !== undefined)) return false;
  return isLoopback(getConnInfo(c).remote.address ?? "") && isLoopback(new URL(c.req.url).hostname);
}
