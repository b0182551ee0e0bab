import { type Actor, DomainError, invitableRoles, type StaffRole } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { newId, newToken } from "../ids.ts";

const inviteLifetimeMs = 24 * 3_600_000;

/** How an invite's token is looked up. */
export function inviteHash(deps: Pick<Deps, "keyring">, token: string): string {
  return deps.keyring.hmac("staff-invite-lookup", token).toString("base64url");
}

/**
 * Invites someone to the actor's venue. Single use, 24 hours.
 * @returns the token of the invite's deep link, shown once
 * @throws DomainError `forbidden` when the role may not invite to that role
 */
export async function createInvite(
  deps: Deps,
  actor: Extract<Actor, { kind: "staff" }>,
  role: StaffRole,
): Promise<string> {
  if (!invitableRoles(actor.role).includes(role)) throw new DomainError("forbidden");
  return deps.db.tx((tx) => insertInvite(deps, tx, actor.venueId, role, actor.staffId));
}

/** Writes an invite, part of the caller's transaction; returns its token. */
export async function insertInvite(
  deps: Deps,
  tx: Tx,
  venueId: string,
  role: StaffRole,
  createdBy: string | null,
): Promise<string> {
  const token = newToken(deps);
  const expiresAt = new Date(deps.clock().getTime() + inviteLifetimeMs);
  await tx.staffInvite.create({
    data: { id: newId(deps), venueId, role, tokenHash: inviteHash(deps, token), createdBy, expiresAt },
  });
  return token;
}
