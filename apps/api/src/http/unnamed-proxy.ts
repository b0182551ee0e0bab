import type { MiddlewareHandler } from "hono";
import type { ApiOptions } from "../context.ts";

/** What is said when a proxy is in front of us that nobody told us of. */
export const proxyWarning =
  "Requests come with headers of a proxy, but TRUSTED_PROXIES is 0: everybody behind the proxy counts as one address.";

/** What is said at the start of a deployment that a proxy most likely stands in front of. */
export const proxyHint =
  "PUBLIC_URL is https, which a proxy in front ends, but TRUSTED_PROXIES is 0: say how many proxies there are.";

/** Headers by which a proxy tells of itself. */
const forwarded = ["x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-proto"];

export interface UnnamedProxy {
  readonly middleware: MiddlewareHandler;
  /** What to say of it; empty while no such request has come. */
  warnings(): string[];
}

/**
 * Notices, and logs once, that requests come through a proxy though `TRUSTED_PROXIES` names none. Where the public address
 * is https there must be one: that is said at once.
 */
export function watchForUnnamedProxy({
  log,
  publicUrl,
  trustedProxies = 0,
}: Pick<ApiOptions, "log" | "publicUrl" | "trustedProxies">): UnnamedProxy {
  let seen = false;
  if (trustedProxies === 0 && publicUrl.startsWith("https:")) log.warn({}, proxyHint);
  return {
    middleware(c, next) {
      if (!seen && trustedProxies === 0 && forwarded.some((name) => c.req.header(name) !== undefined)) {
        seen = true;
        log.warn({}, proxyWarning);
      }
      return next();
    },
    warnings: () => (seen ? [proxyWarning] : []),
  };
}
