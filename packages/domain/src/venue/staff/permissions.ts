import type { StaffRole } from "./role.ts";

/** Everything that staff may be allowed to do, and the roles that may. Buttons, commands and checks derive from it. */
const allowed = {
  "orders.move": ["owner", "manager", "barista"],
  "orders.promise": ["owner", "manager", "barista"],
  "busy_mode.switch": ["owner", "manager", "barista"],
  "venue.pause": ["owner", "manager", "barista"],
  "stop_list.change": ["owner", "manager", "barista"],
  "dialogs.answer": ["owner", "manager", "barista"],
  "dialogs.broadcast": ["owner", "manager", "barista"],
  "dialogs.block": ["owner", "manager"],
  "quick_answers.manage": ["owner", "manager"],
  "feedback.read": ["owner", "manager"],
  "report.read": ["owner", "manager"],
  "team.manage": ["owner", "manager"],
  "settings.manage": ["owner", "manager"],
  "group.connect": ["owner"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof allowed;

export const permissions = Object.keys(allowed) as Permission[];

/** True when a role may do this. */
export function may(role: StaffRole, permission: Permission): boolean {
  return (allowed[permission] as readonly StaffRole[]).includes(role);
}
