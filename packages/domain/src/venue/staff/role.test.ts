import { expect, test } from "vitest";
import { invitableRoles, staffRoles } from "./role.ts";

test("nobody invites to a role above their own, and baristas invite nobody", () => {
  const rank = (role: (typeof staffRoles)[number]) => staffRoles.indexOf(role);
  for (const role of staffRoles)
    for (const invited of invitableRoles(role)) expect(rank(invited)).toBeGreaterThanOrEqual(rank(role));
  expect(invitableRoles("barista")).toEqual([]);
  expect(invitableRoles("owner")).toEqual(staffRoles);
});
