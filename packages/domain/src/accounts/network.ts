/**
 * The wider network of a counted address: a /48 of IPv6 is one customer of a provider, who has 65,536 /64s in it. Null for
 * IPv4 and whatever else is counted.
 */
export function widerNetwork(address: string): string | null {
  const groups = /^([0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}):[0-9a-f]{1,4}::\/64$/.exec(address);
  return groups ? `${groups[1]}::/48` : null;
}
