import { DomainError, invitableRoles, type StaffRole } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import { newId } from "../../ids.ts";
import type { StaffActor } from "./find-staff.ts";
import { lockTeam } from "./lock-team.ts";
import { publishVenue } from "./publish-venue.ts";

/** How long an invite can be used, in hours. */
export const inviteLifetimeHours = 24;

/** How an invite's token is looked up. */
export function inviteHash(deps: Pick<Deps, "keyring">, token: string): string {
  return deps.keyring.hmac("staff-invite-lookup", token).toString("base64url");
}

/**
 * The token of an invite's deep link: 128 bits in 22 URL-safe characters. It follows from the row's id and the secret
 * key, so that it is kept nowhere, not even in a message that waits to be sent.
 */
export function inviteToken(deps: Pick<Deps, "keyring">, inviteId: string): string {
  return deps.keyring.hmac("staff-invite-token", inviteId).subarray(0, 16).toString("base64url");
}

/**
 * Invites someone to the actor's venue. Single use, `inviteLifetimeHours`.
 * @returns the invite's id; `inviteToken` makes the deep link's token of it
 * @throws DomainError `forbidden` when the role may not invite to that role
 */
export async function createInvite(deps: Deps, actor: StaffActor, role: StaffRole): Promise<string> {
  return deps.db.tx(async (tx) => {
    const own = await lockTeam(tx, actor);
    if (!invitableRoles(own).includes(role))
      throw new DomainError("forbidden", { permission: "team.manage" });
    const inviteId = await writeInvite(deps, tx, actor.venueId, role, actor.staffId);
    await publishVenue(deps, tx, actor.venueId);
    return inviteId;
  });
}

/** Writes an invite, part of the caller's transaction; returns its token. */
export async function insertInvite(
  deps: Deps,
  tx: ModelTx,
  venueId: string,
  role: StaffRole,
  createdBy: string | null,
): Promise<string> {
  return inviteToken(deps, await writeInvite(deps, tx, venueId, role, createdBy));
}

async function writeInvite(
  deps: Deps,
  tx: ModelTx,
  venueId: string,
  role: StaffRole,
  createdBy: string | null,
): Promise<string> {
  const id = newId(deps);
  const tokenHash = inviteHash(deps, inviteToken(deps, id));
  const expiresAt = new Date(deps.clock().getTime() + inviteLifetimeHours * 3_600_000);
  await tx.staffInvite.create({ data: { id, venueId, role, tokenHash, createdBy, expiresAt } });
  return id;
}
