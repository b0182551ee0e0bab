import { staffRoles } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { showPanel } from "../../chats/panel.ts";
import { currentStep, enterStep } from "../../chats/step.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { hearAll, hire, staffOf, toBeSaid } from "../../testing/team.ts";
import { acceptInvite } from "./accept-invite.ts";
import { changeRole } from "./change-role.ts";
import { createInvite, inviteToken } from "./create-invite.ts";
import { listInvites } from "./list-invites.ts";
import { revokeInvite } from "./revoke-invite.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function openTeam() {
  const { venueId } = await shop.merchant();
  const [owner, manager, barista] = [
    await hire(shop, venueId, "owner"),
    await hire(shop, venueId, "manager"),
    await hire(shop, venueId, "barista"),
  ];
  await shop.rows("delete from staff_invite where used_at is null");
  await hearAll(shop);
  return { venueId, owner, manager, barista };
}

describe("a role", () => {
  test("is changed, and told to the person; the same again says nothing", async () => {
    const { owner, barista } = await openTeam();
    await shop.forgetJobs();
    for (let times = 0; times < 2; times++)
      await changeRole(shop.deps, owner.staff, barista.staff.staffId, "manager");
    expect(await staffOf(shop, barista.chat)).toMatchObject({ role: "manager" });
    expect(await toBeSaid(shop, barista.chat)).toEqual([
      ["team-role-changed", { venue: "Кофейня: зал", role: "manager" }],
    ]);
    expect(await shop.waiting("horeca")).toContain(String(barista.chat.chatId));
    expect(await shop.waiting("horeca")).toContain(String(owner.chat.chatId));
  });

  test("is refused by the rules of the team, for everybody and everything", async () => {
    const { owner, manager, barista } = await openTeam();
    const other = await openTeam();
    const change = (by: typeof owner, whom: typeof owner, to: (typeof staffRoles)[number]) =>
      refusalOf(changeRole(shop.deps, by.staff, whom.staff.staffId, to));
    expect(await change(manager, owner, "barista")).toBe("forbidden");
    expect(await change(manager, manager, "owner")).toBe("forbidden");
    expect(await change(manager, barista, "owner")).toBe("forbidden");
    expect(await change(owner, owner, "barista")).toBe("last_owner");
    for (const to of staffRoles) expect(await change(owner, other.barista, to)).toBe("not_found");
    expect(await change(barista, manager, "barista")).toBe("forbidden");
    expect(await change(barista, barista, "manager")).toBe("forbidden");
  });

  test("that is lowered ends what the person had open, and the invites they may not make any more", async () => {
    const { venueId, owner, manager } = await openTeam();
    await createInvite(shop.deps, manager.staff, "barista");
    const kept = await createInvite(shop.deps, owner.staff, "manager");
    await enterStep(shop.deps, manager.chat, { name: "quick-title", data: {} });
    await showPanel(shop.deps, manager.chat, { name: "team", view: "t:0:0" });
    await changeRole(shop.deps, owner.staff, manager.staff.staffId, "barista");
    expect(await currentStep(shop.deps, manager.chat)).toBeNull();
    expect(
      await shop.rows("select 1 from card where chat_id = $1 and prompt is not null", [manager.chat.chatId]),
    ).toEqual([]);
    const left = await listInvites(shop.deps, venueId, "owner");
    expect(left.map(({ inviteId }) => inviteId)).toEqual([kept]);
  });

  test("that somebody lowers by themselves is theirs to lower", async () => {
    const { manager } = await openTeam();
    await changeRole(shop.deps, manager.staff, manager.staff.staffId, "barista");
    expect(await staffOf(shop, manager.chat)).toMatchObject({ role: "barista" });
    expect(await toBeSaid(shop, manager.chat)).toEqual([]);
  });
});

describe("open invites", () => {
  test("are listed to those who may make such, newest first, until they are used or over", async () => {
    const { venueId, owner, manager } = await openTeam();
    const old = await createInvite(shop.deps, manager.staff, "barista");
    const used = await createInvite(shop.deps, owner.staff, "barista");
    shop.pass(1);
    const forOwner = await createInvite(shop.deps, owner.staff, "owner");
    await acceptInvite(shop.deps, await shop.person("horeca"), inviteToken(shop.deps, used));
    const ids = async (role: "owner" | "manager" | "barista") =>
      (await listInvites(shop.deps, venueId, role)).map(({ inviteId }) => inviteId);
    expect(await ids("owner")).toEqual([forOwner, old]);
    expect(await ids("manager")).toEqual([old]);
    expect(await ids("barista")).toEqual([]);
    const [{ by } = { by: "" }] = await listInvites(shop.deps, venueId, "manager");
    expect(by).toBe(manager.chat.person.name);
    shop.pass(24 * 3600);
    expect(await ids("owner")).toEqual([]);
  });

  test("are revoked by those who may make such at that venue; then their link is dead", async () => {
    const { owner, manager, barista } = await openTeam();
    const other = await openTeam();
    const invite = await createInvite(shop.deps, owner.staff, "manager");
    const forOwner = await createInvite(shop.deps, owner.staff, "owner");
    const revoke = (by: typeof owner, id: string) => refusalOf(revokeInvite(shop.deps, by.staff, id));
    expect(await revoke(manager, forOwner)).toBe("not_found");
    expect(await revoke(barista, invite)).toBe("forbidden");
    expect(await revoke(other.owner, invite)).toBe("not_found");
    await revokeInvite(shop.deps, manager.staff, invite);
    expect(await revoke(manager, invite)).toBe("not_found");
    const chat = await shop.person("horeca");
    expect(await refusalOf(acceptInvite(shop.deps, chat, inviteToken(shop.deps, invite)))).toBe(
      "invite_invalid",
    );
  });
});
