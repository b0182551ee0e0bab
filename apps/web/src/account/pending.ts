import type { Asking } from "./approve-dialog.tsx";

/** Devices that wait for an answer, longest first. */
export type Pending = readonly Asking[];

/** What an event of the account says about who waits: newcomers, and who is answered or gone. */
export function pendingAfter(pending: Pending, name: string, data: unknown): Pending {
  if (name === "updates.newAuthVerify" && isAsking(data))
    return pending.some(({ auth_id }) => auth_id === data.auth_id) ? pending : [...pending, data];
  if (name === "account" && hasPending(data))
    return pending.filter(({ auth_id }) => data.pending.includes(auth_id));
  return pending;
}

function isAsking(data: unknown): data is Asking {
  return typeof data === "object" && data !== null && "auth_id" in data && "public_key" in data;
}

function hasPending(data: unknown): data is { pending: readonly string[] } {
  return typeof data === "object" && data !== null && "pending" in data && Array.isArray(data.pending);
}
