import { describe, expect, test } from "vitest";
import { type StaffRole, staffRoles } from "./role.ts";
import { rolesFor, type TeamChange, type TeamTarget, teamRefusal } from "./team.ts";

const changes: Record<string, TeamChange> = {
  "make owner": { type: "set_role", to: "owner" },
  "make manager": { type: "set_role", to: "manager" },
  "make barista": { type: "set_role", to: "barista" },
  remove: { type: "remove" },
};

/** What each role may do to a colleague of each role; whatever is not named is forbidden. */
const mayToOther: Record<StaffRole, Partial<Record<StaffRole, readonly string[]>>> = {
  owner: {
    owner: ["make owner", "make manager", "make barista", "remove"],
    manager: ["make owner", "make manager", "make barista", "remove"],
    barista: ["make owner", "make manager", "make barista", "remove"],
  },
  manager: {
    manager: ["make manager", "make barista", "remove"],
    barista: ["make manager", "make barista", "remove"],
  },
  barista: {},
};

const mayToSelf: Record<StaffRole, readonly string[]> = {
  owner: ["make owner", "make manager", "make barista", "remove"],
  manager: ["make manager", "make barista", "remove"],
  barista: ["make barista", "remove"],
};

const refusal = (actor: StaffRole, target: TeamTarget, name: string) =>
  teamRefusal(actor, target, changes[name] as TeamChange);

describe.each(staffRoles)("a %s", (actor) => {
  test.each(staffRoles)("may do to a colleague who is %s what the table says", (role) => {
    const target = { role, self: false, lastOwner: false };
    const allowed = Object.keys(changes).filter((name) => refusal(actor, target, name) === null);
    expect(allowed).toEqual(mayToOther[actor][role] ?? []);
  });

  test("may step down and leave, and never rises by their own hand", () => {
    const target = { role: actor, self: true, lastOwner: false };
    expect(Object.keys(changes).filter((name) => refusal(actor, target, name) === null)).toEqual(
      mayToSelf[actor],
    );
  });
});

test.each([true, false])("the last owner stays an owner and stays (self: %s)", (self) => {
  const target = { role: "owner", self, lastOwner: true } as const;
  expect(Object.keys(changes).map((name) => refusal("owner", target, name))).toEqual([
    null,
    "last_owner",
    "last_owner",
    "last_owner",
  ]);
  expect(rolesFor("owner", target)).toEqual([]);
});

test("that somebody is the last owner is told only to those who might change it otherwise", () => {
  const target = { role: "owner", self: false, lastOwner: true } as const;
  for (const name of Object.keys(changes)) expect(refusal("manager", target, name)).toBe("forbidden");
});

test("the roles on offer are those that would be a change, and would be accepted", () => {
  const target = { role: "barista", self: false, lastOwner: false } as const;
  expect(rolesFor("owner", target)).toEqual(["owner", "manager"]);
  expect(rolesFor("manager", target)).toEqual(["manager"]);
  expect(rolesFor("barista", target)).toEqual([]);
});
