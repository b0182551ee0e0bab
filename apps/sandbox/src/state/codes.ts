import type { Code, CodeStatus } from "../control/contract.ts";
import type { Person, Verification } from "./types.ts";
import { nextNumber, type World } from "./world.ts";

const mostCodes = 1000;

/** A number for a new request, like Telegram's: digits. */
export const newRequestId = (world: World) => `${world.now()}${String(nextNumber(world)).padStart(4, "0")}`;

/** Puts a message into a phone's inbox; of very many the oldest are forgotten. */
export function addCode(world: World, verification: Verification): void {
  world.codes.set(verification.request_id, verification);
  const [oldest] = world.codes.keys();
  if (world.codes.size > mostCodes && oldest !== undefined) world.codes.delete(oldest);
}

export function codeChanged({ events }: World, { request_id }: Verification): void {
  events.emit({ type: "code_changed", request_id });
}

/** Delivered at once, here; then read, revoked, or expired unread. `at` is when it became so. */
export function statusOf(world: World, sent: Verification): { status: CodeStatus; at: number } {
  const { revoked_at, read_at, expires_at } = sent;
  if (revoked_at !== undefined) return { status: "revoked", at: revoked_at };
  if (read_at !== undefined && read_at < (expires_at ?? Infinity)) return { status: "read", at: read_at };
  if (expires_at !== null && expires_at <= world.now()) return { status: "expired", at: expires_at };
  return { status: "delivered", at: sent.sent_at };
}

/** Newest first; of one phone, however it is written, or of all. */
export function codesOf(world: World, phone: string | undefined, limit: number): Verification[] {
  const wanted = phone === undefined ? undefined : digits(phone);
  const all = [...world.codes.values()].reverse();
  return all
    .filter(({ phone_number }) => wanted === undefined || digits(phone_number) === wanted)
    .slice(0, limit);
}

export function displayCode(world: World, sent: Verification): Code {
  const { request_id, phone_number, code, sent_at, expires_at, read_at, sender_username, payload } = sent;
  return {
    request_id,
    phone_number,
    code,
    status: statusOf(world, sent).status,
    sent_at,
    expires_at,
    seen: read_at !== undefined,
    ...(sender_username && { sender_username }),
    ...(payload && { payload }),
  };
}

/** Whose phone it is. */
export function personWithPhone(world: World, phone: string): Person | undefined {
  return [...world.people.values()].find((person) => digits(person.phone) === digits(phone));
}

const digits = (phone: string) => phone.replace(/\D/g, "");
