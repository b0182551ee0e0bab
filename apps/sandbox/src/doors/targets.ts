import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { bareHost, isLoopbackName, reachOf } from "./addresses.ts";

/** Ports Telegram delivers webhooks to. */
const webhookPorts = new Set(["", "80", "88", "443", "8443"]);

/**
 * Why an address that a bot gave for its updates cannot be used, in Telegram's words; undefined when it can. As in
 * Telegram only public HTTPS is taken, besides this machine itself: there the product listens.
 */
export async function refuseTarget(url: string): Promise<string | undefined> {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return "invalid webhook URL specified";
  const { protocol, hostname, port } = new URL(url);
  if (isLoopbackName(hostname)) return undefined;
  if (protocol !== "https:") return "bad webhook: An HTTPS URL must be provided for webhook";
  const host = bareHost(hostname);
  const addresses = isIP(host) ? [host] : await addressesOf(host);
  if (addresses.length === 0)
    return "bad webhook: Failed to resolve host: No address associated with hostname";
  const reserved = addresses.find((address) => reachOf(address) !== "public");
  if (reserved !== undefined) return `bad webhook: IP address ${reserved} is reserved`;
  if (!webhookPorts.has(port)) return "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
  return undefined;
}

async function addressesOf(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
