import { BlockList, isIP } from "node:net";
import { type EnvProblems, envMode, envPositive } from "./env.ts";

const thisMachine = new BlockList();
thisMachine.addSubnet("127.0.0.0", 8);
thisMachine.addAddress("::1", "ipv6");

/** A name or an IP address that always means this machine; IPv6 with or without brackets. */
export function isLoopback(name: string): boolean {
  const host = name.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  const family = isIP(host);
  if (family !== 0) return thisMachine.check(host, family === 6 ? "ipv6" : "ipv4");
  return host === "localhost" || host.endsWith(".localhost");
}

/** True when NODE_ENV says so. */
export function isProduction(env: Readonly<Record<string, string | undefined>>): boolean {
  return envMode.safeParse(env.NODE_ENV).data === "production";
}

/**
 * The address to listen on: HOST, or this machine's own in development and every one in production (undefined).
 */
export function hostOf(given: {
  readonly HOST?: string | undefined;
  readonly NODE_ENV?: string | undefined;
}): string | undefined {
  if (given.HOST !== undefined) return given.HOST.trim().replace(/^\[(.*)\]$/, "$1");
  return given.NODE_ENV === "production" ? undefined : "127.0.0.1";
}

/**
 * Seconds that an idle connection is kept. Proxies keep theirs for 60 by rule; whoever lets go first must not be us, or a
 * request that is on its way just then is lost.
 */
export const envKeepAlive = envPositive(75);

/**
 * What is wrong with PUBLIC_URL: pages, cookies and links stand at its root; in production people sign in at it.
 * @param isUsed false for a process that gives nobody an address: it may go without
 */
export function publicUrlProblems(
  given: { readonly NODE_ENV?: string | undefined; readonly PUBLIC_URL?: string | undefined },
  isUsed: boolean,
): EnvProblems {
  if (given.PUBLIC_URL !== undefined && !isOrigin(given.PUBLIC_URL))
    return {
      PUBLIC_URL:
        "must be without a path, a query or a fragment: pages, cookies and links stand at the root. Give Gotovo a host name of its own, such as https://orders.example",
    };
  if (given.NODE_ENV !== "production" || given.PUBLIC_URL?.startsWith("https:")) return {};
  const missing = given.PUBLIC_URL === undefined;
  if (missing && !isUsed) return {};
  return {
    PUBLIC_URL: `${missing ? "is required" : "must be an https address"} when NODE_ENV=production`,
  };
}

function isOrigin(url: string): boolean {
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === "/" && `${search}${hash}${username}${password}` === "" && !/[?#]/.test(url);
}

/** What is wrong with METRICS_PORT. */
export function metricsPortProblems(given: {
  readonly PORT: number;
  readonly METRICS_PORT?: number | undefined;
}): EnvProblems {
  const taken = given.METRICS_PORT !== undefined && given.METRICS_PORT === given.PORT && given.PORT !== 0;
  return taken ? { METRICS_PORT: "must be another port than PORT" } : {};
}
