import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

/** Networks that lead inside: private, link-local, shared, reserved and multicast ones. */
const inner = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  inner.addSubnet(network, prefix);
for (const [network, prefix] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  inner.addSubnet(network, prefix, "ipv6");

/** Where an IP address leads: to this machine, further inside, or out. Mapped IPv4 counts as the IPv4 it is. */
export function reachOf(address: string): "loopback" | "inner" | "public" {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (loopback.check(address, family)) return "loopback";
  return inner.check(address, family) ? "inner" : "public";
}

/** The name in an URL without the brackets of IPv6. */
export const bareHost = (hostname: string) => hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();

/** A name that always means this machine. */
export function isLoopbackName(hostname: string): boolean {
  const host = bareHost(hostname);
  if (isIP(host)) return reachOf(host) === "loopback";
  return host === "localhost" || host.endsWith(".localhost");
}

/** Whether an address may be called, as far as it tells by itself: this machine, or public HTTPS. */
export function mayLeadTo({ protocol, hostname }: URL): boolean {
  if (isLoopbackName(hostname)) return protocol === "http:" || protocol === "https:";
  const host = bareHost(hostname);
  return protocol === "https:" && (!isIP(host) || reachOf(host) === "public");
}
