import { isIPv4, isIPv6 } from "node:net";
import type { Requester } from "@gotovo/usecases/accounts/codes/requester";
import { getConnInfo } from "@hono/node-server/conninfo";
import Bowser from "bowser";
import type { Context } from "hono";

const unknownAddress = "unknown";
const longestDevice = 64;

/**
 * Who asks: the address that is counted, and what the browser calls itself.
 * @param trustedProxies how many proxies in front of us append to `X-Forwarded-For`; entries further left can be forged
 */
export function requesterOf(c: Context, trustedProxies = 0): Requester {
  return { address: addressOf(c, trustedProxies), device: deviceOf(c.req.header("user-agent") ?? "") };
}

function addressOf(c: Context, trustedProxies: number): string {
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const told = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  return networkOf(told || socketAddress(c));
}

function socketAddress(c: Context): string {
  // Without a socket: a test that calls the app itself.
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? unknownAddress) : unknownAddress;
}

/** An IPv4 address, or the /64 of an IPv6 address, because a household has all 2^64 addresses in it. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return unknownAddress;
  // The same machine by its other name.
  if (plain === "::1") return "127.0.0.1";
  const [head = "", tail = ""] = plain.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const zeros = plain.includes("::")
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0")
    : [];
  const groups = [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}

/** Such as "Chrome, Android"; the first word of what a program calls itself; "" when it says nothing. */
export function deviceOf(userAgent: string): string {
  if (userAgent === "") return "";
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name, os.name].filter(Boolean).join(", ");
  const device = names || (userAgent.split(/[\s/]/)[0] ?? "");
  return device
    .replaceAll(/\p{Cc}/gu, "")
    .slice(0, longestDevice)
    .toWellFormed();
}
