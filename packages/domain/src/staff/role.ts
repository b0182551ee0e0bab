export const staffRoles = ["owner", "manager", "barista"] as const;

export type StaffRole = (typeof staffRoles)[number];

const mayInvite: Record<StaffRole, readonly StaffRole[]> = {
  owner: ["owner", "manager", "barista"],
  manager: ["manager", "barista"],
  barista: [],
};

/** The roles a member of staff may invite others to; empty when they may invite nobody. */
export function invitableRoles(role: StaffRole): readonly StaffRole[] {
  return mayInvite[role];
}
