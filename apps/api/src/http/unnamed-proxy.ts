import type { MiddlewareHandler } from "hono";
import type { ApiOptions } from "../context.ts";

/** What is said when a proxy is in front of us that nobody told us of. */
export const proxyWarning =
  "Requests come with X-Forwarded-For, but TRUSTED_PROXIES is 0: everybody behind the proxy counts as one address.";

export interface UnnamedProxy {
  readonly middleware: MiddlewareHandler;
  /** What to say of it; empty while no such request has come. */
  warnings(): string[];
}

/** Notices, and logs once, that requests come through a proxy though `TRUSTED_PROXIES` names none. */
export function watchForUnnamedProxy({
  log,
  trustedProxies = 0,
}: Pick<ApiOptions, "log" | "trustedProxies">): UnnamedProxy {
  let seen = false;
  return {
    async middleware(c, next) {
      if (!seen && trustedProxies === 0 && c.req.header("x-forwarded-for") !== undefined) {
        seen = true;
        log.warn({}, proxyWarning);
      }
      await next();
    },
    warnings: () => (seen ? [proxyWarning] : []),
  };
}
