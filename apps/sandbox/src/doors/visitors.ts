import type { IncomingMessage, ServerResponse } from "node:http";
import { bareHost, isLoopbackName } from "./addresses.ts";

/** Why somebody is not let in. */
export interface Refusal {
  readonly code: "foreign_host" | "foreign_origin";
  readonly message: string;
}

const api = /^\/(?:sandbox|bot|file|gateway)(?:\/|\d|$)/;

/**
 * Keeps web pages of others out: whoever may reach this port is trusted, and a browser on this machine reaches it on
 * behalf of any page it shows. Programs send neither Origin nor Sec-Fetch-Site and pass.
 * @param names hosts it may be called by, besides loopback names and the address that was connected to
 */
export function refuseVisitor(request: IncomingMessage, names: ReadonlySet<string>): Refusal | undefined {
  const host = hostOf(`http://${request.headers.host ?? ""}`);
  // A name that somebody else's DNS points here (rebinding) would make their page same-origin.
  if (!host || !isOurs(bareHost(host.hostname), request, names))
    return { code: "foreign_host", message: "the sandbox is not called by this name; see SANDBOX_HOSTS" };
  const { origin } = request.headers;
  if (origin !== undefined && hostOf(origin)?.host !== host.host)
    return { code: "foreign_origin", message: "pages of other origins may not use the sandbox" };
  if (isForeignFetch(request))
    return { code: "foreign_origin", message: "pages of other origins may not use the sandbox" };
  return undefined;
}

function isOurs(name: string, { socket }: IncomingMessage, names: ReadonlySet<string>): boolean {
  const own = socket.localAddress?.replace(/^::ffff:/, "");
  return isLoopbackName(name) || name === own || names.has(name);
}

/** Images, scripts and forms send no Origin, or none worth the name; a link to the chat page is fine. */
function isForeignFetch({ method, url = "", headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return false;
  const followsLink = method === "GET" && headers["sec-fetch-mode"] === "navigate";
  return !followsLink || api.test(url);
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url) : undefined);

/** 403 in a shape that readers of the Bot api and of the control api both understand. */
export function turnAway(
  request: IncomingMessage,
  response: ServerResponse,
  { code, message }: Refusal,
): void {
  request.resume();
  const body = { ok: false, error_code: 403, description: `Forbidden: ${message}`, error: { code, message } };
  response.writeHead(403, { "content-type": "application/json" }).end(JSON.stringify(body));
}
