const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True when a text from outside can be the id of a row; anything else is simply not found. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && uuidPattern.test(value);
}

/** A UUIDv7 (RFC 9562): time-ordered, so that indexes grow at their end. `random` gives the 74 random bits. */
export function newId(deps: { clock: () => Date; random: (bytes: number) => Uint8Array }): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(deps.clock().getTime(), 0, 6);
  bytes.set(deps.random(10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
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
