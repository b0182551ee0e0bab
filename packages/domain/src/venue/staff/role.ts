export const staffRoles = ["owner", "manager", "barista"] as const;

export type StaffRole = (typeof staffRoles)[number];

/** The roles below each role: those it may invite to and assign, and whose holders it may change and remove. */
const over: Record<StaffRole, readonly StaffRole[]> = {
  owner: ["owner", "manager", "barista"],
  manager: ["manager", "barista"],
  barista: [],
};

/** The roles a member of staff may invite others to; empty when they may invite nobody. */
export function invitableRoles(role: StaffRole): readonly StaffRole[] {
  return over[role];
}

/** True when `role` may do less than `than`. */
export function isLower(role: StaffRole, than: StaffRole): boolean {
  return staffRoles.indexOf(role) > staffRoles.indexOf(than);
}
