import { expect, test } from "vitest";
import { may, permissions } from "./permissions.ts";
import { staffRoles } from "./role.ts";

test.each([
  ["owner", permissions.length],
  ["manager", 13],
  ["barista", 7],
] as const)("a %s may do %i things", (role, count) => {
  expect(permissions.filter((permission) => may(role, permission))).toHaveLength(count);
});

test("a higher role may do all that a lower one may", () => {
  for (const permission of permissions) {
    const mayDo = staffRoles.map((role) => may(role, permission));
    expect(mayDo).toEqual([...mayDo].sort((a, b) => Number(b) - Number(a)));
  }
});

test("only an owner connects a team group", () => {
  expect(staffRoles.filter((role) => may(role, "group.connect"))).toEqual(["owner"]);
});
