import { oneLine } from "@gotovo/domain";
import type { Requester } from "@gotovo/usecases/accounts/codes/requester";
import { getConnInfo } from "@hono/node-server/conninfo";
import Bowser from "bowser";
import type { Context } from "hono";
import ipaddr from "ipaddr.js";

const unknownAddress = "unknown";
const longestDevice = 64;

/**
 * Who asks: the address that is counted, and what the browser calls itself.
 * @param trustedProxies how many proxies in front of us append to `X-Forwarded-For`; entries further left can be forged
 */
export function requesterOf(c: Context, trustedProxies = 0): Requester {
  return { address: addressOf(c, trustedProxies), device: deviceOf(c.req.header("user-agent") ?? "") };
}

/** The same without the device, which takes long to find out. */
export function addressOf(c: Context, trustedProxies = 0): string {
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
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return unknownAddress;
  // An IPv4 address written as IPv6 is the IPv4 address, and so is this machine by its other name.
  const plain = ipaddr.process(address === "::1" ? "127.0.0.1" : address);
  if (plain instanceof ipaddr.IPv4) return plain.toString();
  return `${plain.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** Such as "Chrome, Android"; the first word of what a program calls itself; "" when it says nothing. */
export function deviceOf(userAgent: string): string {
  if (userAgent === "") return "";
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name, os.name].filter(Boolean).join(", ");
  const device = names || (userAgent.split(/[\s/]/)[0] ?? "");
  return oneLine(device.toWellFormed().slice(0, longestDevice)).toWellFormed();
}
