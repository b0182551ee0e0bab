import { invitableRoles, isLower, type StaffRole, staffRoles } from "./role.ts";

/** The member of a team that somebody wants to change. */
export interface TeamTarget {
  readonly role: StaffRole;
  /** It is the acting person. */
  readonly self: boolean;
  /** The venue has no other owner. */
  readonly lastOwner: boolean;
}

/** What can be done to a member; removing oneself is leaving. */
export type TeamChange = { readonly type: "set_role"; readonly to: StaffRole } | { readonly type: "remove" };

/**
 * Why somebody of role `actor` may not make this change; null when they may. Nobody touches or makes a role above their
 * own, nobody raises themselves, everybody may step down or leave, and a venue always keeps an owner.
 */
export function teamRefusal(
  actor: StaffRole,
  target: TeamTarget,
  change: TeamChange,
): "forbidden" | "last_owner" | null {
  const allowed = target.self ? mayDoToSelf(target.role, change) : mayDoToOther(actor, target.role, change);
  if (!allowed) return "forbidden";
  const staysOwner = change.type === "set_role" && change.to === "owner";
  return target.lastOwner && !staysOwner ? "last_owner" : null;
}

/** The other roles that this member can be given, highest first. */
export function rolesFor(actor: StaffRole, target: TeamTarget): readonly StaffRole[] {
  return staffRoles.filter(
    (to) => to !== target.role && teamRefusal(actor, target, { type: "set_role", to }) === null,
  );
}

function mayDoToSelf(role: StaffRole, change: TeamChange): boolean {
  return change.type === "remove" || change.to === role || isLower(change.to, role);
}

function mayDoToOther(actor: StaffRole, role: StaffRole, change: TeamChange): boolean {
  const roles = invitableRoles(actor);
  return roles.includes(role) && (change.type === "remove" || roles.includes(change.to));
}
