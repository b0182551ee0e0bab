const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True when a text from outside can be the id of a row; anything else is simply not found. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && uuidPattern.test(value);
}

/** The millisecond of the newest id, and how many it has had: twelve bits, of which the first begins within half. */
let newest = { ms: 0, count: 0 };

/**
 * A UUIDv7 (RFC 9562, with its counter of section 6.2): time-ordered, so that indexes grow at their end. Those that one
 * process makes one after the other are in that order too, however quickly. `random` gives the bits that are left.
 */
export function newId(deps: { clock: () => Date; random: (bytes: number) => Uint8Array }): string {
  const bytes = Buffer.alloc(16);
  bytes.set(deps.random(10), 6);
  const ms = deps.clock().getTime();
  const isNext = ms === newest.ms && newest.count < 0xfff;
  newest = { ms, count: isNext ? newest.count + 1 : bytes.readUInt16BE(6) & 0x7ff };
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | newest.count, 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** A secret for a link: 128 random bits in 22 URL-safe characters. */
export function newToken(deps: { random: (bytes: number) => Uint8Array }): string {
  return Buffer.from(deps.random(16)).toString("base64url");
}

/** An id as it goes over the wire with a word of its own before it: `ev_…` of an event, `we_…` of an endpoint. */
export function wireId(prefix: string, id: string): string {
  return `${prefix}_${id.replaceAll("-", "")}`;
}

/** Our id behind `ev_…` and the like; of anything else, something that is no id. */
export function readWireId(prefix: string, wire: string): string {
  if (!wire.startsWith(`${prefix}_`)) return "";
  const hex = wire.slice(prefix.length + 1);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
