import type { StaffRole } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { acceptInvite } from "./accept-invite.ts";
import { createInvite, inviteLifetimeHours, inviteToken } from "./create-invite.ts";
import { findStaff, type StaffActor } from "./find-staff.ts";
import { inviteOwner } from "./invite-owner.ts";
import { listTeam } from "./list-team.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function join(token: string, chat?: ChatContext): Promise<StaffActor> {
  const joining = chat ?? (await shop.person("horeca"));
  await acceptInvite(shop.deps, joining, token);
  const staff = await findStaff(shop.deps, joining);
  if (!staff) throw new Error("not staff");
  return staff;
}

const invite = async (by: StaffActor, role: StaffRole) =>
  inviteToken(shop.deps, await createInvite(shop.deps, by, role));

describe("an invite", () => {
  test("makes its bearer a member of that venue's staff, and their chat shows its queue", async () => {
    const cafe = await shop.merchant();
    const owner = await join(cafe.ownerInviteToken);
    expect(owner).toMatchObject({
      role: "owner",
      venueId: cafe.venueId,
      onDuty: true,
      venueName: "Кофейня: зал",
    });
    const barista = await join(await invite(owner, "barista"));
    expect(barista).toMatchObject({ role: "barista", venueId: cafe.venueId });
    expect((await listTeam(shop.deps, cafe.venueId)).map(({ role }) => role)).toEqual(["owner", "barista"]);
  });

  test("is used by exactly one of eight who open it at once, in two processes", async () => {
    const cafe = await shop.merchant();
    const another = await shop.anotherProcess();
    const chats = await Promise.all(Array.from({ length: 8 }, () => shop.person("horeca")));
    const outcomes = await Promise.allSettled(
      chats.map((chat, index) => acceptInvite(index % 2 ? another : shop.deps, chat, cafe.ownerInviteToken)),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listTeam(shop.deps, cafe.venueId)).toHaveLength(1);
  });

  test("is gone after a day, and a made-up one never was", async () => {
    const cafe = await shop.merchant();
    shop.pass(inviteLifetimeHours * 3600);
    for (const token of [cafe.ownerInviteToken, "", "x".repeat(22), "'; drop table staff; --"])
      expect(await refusalOf(acceptInvite(shop.deps, await shop.person("horeca"), token))).toBe(
        "invite_invalid",
      );
    expect(await listTeam(shop.deps, cafe.venueId)).toEqual([]);
  });

  test("that somebody else used says nothing about the venue, even to its staff", async () => {
    const cafe = await shop.merchant();
    const owner = await join(cafe.ownerInviteToken);
    const token = await invite(owner, "manager");
    await join(token);
    expect(await refusalOf(acceptInvite(shop.deps, await shop.person("horeca"), token))).toBe(
      "invite_invalid",
    );
  });

  test("to a second venue takes nobody's queue away: they are asked which to show", async () => {
    const [first, second] = [await shop.merchant("Зерно"), await shop.merchant("Помол")];
    const owners = [await join(first.ownerInviteToken), await join(second.ownerInviteToken)] as const;
    const chat = await shop.person("horeca");
    expect(await acceptInvite(shop.deps, chat, await invite(owners[0], "barista"))).toEqual({
      asksVenue: false,
    });
    expect(await acceptInvite(shop.deps, chat, await invite(owners[1], "barista"))).toEqual({
      asksVenue: true,
    });
    expect(await findStaff(shop.deps, chat)).toMatchObject({ venueId: first.venueId });
    expect((await listTeam(shop.deps, second.venueId)).map(({ role }) => role)).toEqual(["owner", "barista"]);
    const again = acceptInvite(shop.deps, chat, await invite(owners[1], "manager"));
    await expect(again).rejects.toMatchObject({ details: { shown: "Зерно: зал" } });
    expect(await findStaff(shop.deps, chat)).toMatchObject({ venueId: first.venueId });
  });

  test("raises nobody who works there already, and stays good for the one it was meant for", async () => {
    const cafe = await shop.merchant();
    const owner = await join(cafe.ownerInviteToken);
    const chat = await shop.person("horeca");
    await join(await invite(owner, "barista"), chat);
    const token = await invite(owner, "owner");
    expect(await refusalOf(acceptInvite(shop.deps, chat, token))).toBe("already_staff");
    expect(await findStaff(shop.deps, chat)).toMatchObject({ role: "barista" });
    expect(await join(token)).toMatchObject({ role: "owner" });
  });
});

test("a role invites to what is its own at most", async () => {
  const cafe = await shop.merchant();
  const owner = await join(cafe.ownerInviteToken);
  const manager = await join(await invite(owner, "manager"));
  const barista = await join(await invite(manager, "barista"));
  expect(await refusalOf(createInvite(shop.deps, manager, "owner"))).toBe("forbidden");
  for (const role of ["owner", "manager", "barista"] as const)
    expect(await refusalOf(createInvite(shop.deps, barista, role))).toBe("forbidden");
});

test("a new owner's link is made while nobody works at a venue, and never afterwards", async () => {
  const cafe = await shop.merchant();
  const token = await inviteOwner(shop.deps, cafe.venueId);
  await join(token as string);
  expect(await inviteOwner(shop.deps, cafe.venueId)).toBeNull();
});

test("who was removed is staff no more, and may be invited again", async () => {
  const cafe = await shop.merchant();
  const owner = await join(cafe.ownerInviteToken);
  const chat = await shop.person("horeca");
  await join(await invite(owner, "barista"), chat);
  await shop.rows("update staff set removed_at = now() where person_id = $1", [chat.person.id]);
  expect(await findStaff(shop.deps, chat)).toBeNull();
  expect(await join(await invite(owner, "manager"), chat)).toMatchObject({ role: "manager" });
});
