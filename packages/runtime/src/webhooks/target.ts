import { isIP } from "node:net";
import { refusedKind } from "./addresses.ts";

/** All addresses of a name; rejects when it has none. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Where a request goes: to these addresses and no others. */
export interface Target {
  readonly url: URL;
  /** As `Host` and TLS name it. */
  readonly hostname: string;
  readonly addresses: readonly string[];
}

/** Why nothing is sent there, in words for whoever gave the address. */
export interface RefusedTarget {
  readonly refused: string;
}

/** Ports below are other services' than the web's. */
const firstFreePort = 1024;

/**
 * Where an address leads now. Every address of its name has to be public: a name that also leads inside is refused.
 * @param allowPrivate development: http, and any address
 */
export async function resolveTarget(
  given: string,
  { allowPrivate, resolve }: { readonly allowPrivate: boolean; readonly resolve: Resolve },
): Promise<Target | RefusedTarget> {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:\/\//i.test(given)) return { refused: "must be an https:// address" };
  const problem = problemOf(url, allowPrivate);
  if (problem !== null) return { refused: problem };
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const addresses = isIP(hostname) ? [hostname] : await resolve(hostname).catch(() => []);
  if (addresses.length === 0) return { refused: "its name leads to no address" };
  const kinds = allowPrivate ? [] : addresses.map(refusedKind);
  const kind = kinds.find((each) => each !== null);
  if (kind) return { refused: `leads to an address that is not public (${kind})` };
  return { url, hostname, addresses };
}

function problemOf({ protocol, username, password, port }: URL, allowPrivate: boolean): string | null {
  if (username !== "" || password !== "") return "must be without user name and password";
  if (allowPrivate) return null;
  if (protocol !== "https:") return "must be an https:// address";
  if (port !== "" && Number(port) < firstFreePort) return "must be on port 443, or on one from 1024";
  return null;
}
