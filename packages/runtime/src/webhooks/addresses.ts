import ipaddr from "ipaddr.js";

/** IPv6 addresses that lead to an IPv4 address: they are judged as that one. */
const carriers: readonly { readonly range: string; readonly from: number }[] = [
  { range: "ipv4Mapped", from: 12 },
  { range: "6to4", from: 2 },
];
/** The one prefix of NAT64 (RFC 6052) behind which only public addresses are promised to be. */
const nat64 = ipaddr.IPv6.parse("64:ff9b::");
const globalUnicast = ipaddr.IPv6.parse("2000::");
/** Public by its number, but answered by the host of a virtual machine (Azure). */
const metadataHosts = new Set(["168.63.129.16"]);

/**
 * What kind of address this is when nothing may be sent to it; null for an address of the public internet.
 * @param address IPv4 or IPv6, as a resolver gives it
 */
export function refusedKind(address: string): string | null {
  if (!ipaddr.isValid(address)) return "not an address";
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv6 ? refusedIpv6(parsed) : refusedIpv4(parsed as ipaddr.IPv4);
}

function refusedIpv4(address: ipaddr.IPv4): string | null {
  const range = address.range();
  if (range !== "unicast") return inWords(range);
  return metadataHosts.has(address.toString()) ? "reserved" : null;
}

function refusedIpv6(address: ipaddr.IPv6): string | null {
  const range = address.range();
  const bytes = address.toByteArray();
  const carrier = carriers.find((known) => known.range === range);
  if (carrier) return refusedIpv4(new ipaddr.IPv4(bytes.slice(carrier.from, carrier.from + 4)));
  if (address.match(nat64, 96)) return refusedIpv4(new ipaddr.IPv4(bytes.slice(12)));
  if (range !== "unicast") return inWords(range);
  // What is not given to anybody yet may become anything.
  return address.match(globalUnicast, 3) ? null : "reserved";
}

/** `carrierGradeNat` → `carrier grade nat` */
function inWords(range: string): string {
  return range.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
