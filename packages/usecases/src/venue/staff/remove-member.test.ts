import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { showPanel } from "../../chats/panel.ts";
import { sayTo } from "../../chats/queue-message.ts";
import { currentStep, enterStep } from "../../chats/step.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { hearAll, hire, staffOf, toBeSaid } from "../../testing/team.ts";
import { acceptInvite } from "./accept-invite.ts";
import { createInvite, inviteToken } from "./create-invite.ts";
import { findStaff, type StaffActor } from "./find-staff.ts";
import { listTeam } from "./list-team.ts";
import { removeMember } from "./remove-member.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function dialogOf(venueId: string, staff: StaffActor): Promise<string> {
  const customer = await shop.person("customer");
  const [dialog] = await shop.rows<{ id: string }>(
    `insert into dialog (id, venue_id, person_id, assignee_id, last_message_at)
     values (gen_random_uuid(), $1, $2, $3, now()) returning id`,
    [venueId, customer.person.id, staff.staffId],
  );
  return dialog?.id as string;
}

/** Everything that a chat may have open at a venue. */
async function openEverything({ chat, staff }: { chat: ChatContext; staff: StaffActor }): Promise<void> {
  const dialogId = await dialogOf(staff.venueId, staff);
  await shop.rows(
    "insert into selected_person (staff_id, person_id) select $1, person_id from dialog where id = $2",
    [staff.staffId, dialogId],
  );
  await shop.rows(
    `update chat set dialog_id = $2, dialog_at = now(), dialog_list = '{"page":0}' where chat_id = $1`,
    [chat.chatId, dialogId],
  );
  await enterStep(shop.deps, chat, { name: "quick-title", data: {} });
  await shop.rows(
    "insert into held_message (bot, chat_id, message_id, content) values ('horeca', $1, 5, '{}')",
    [chat.chatId],
  );
  await showPanel(shop.deps, chat, { name: "team", view: "t:0:0" });
  await sayTo(shop.deps, chat, { key: "help" });
}

const openIn = async ({ chatId }: ChatContext) =>
  shop.rows(
    `select venue_id, dialog_id, dialog_at, dialog_list,
      (select count(*)::int from held_message h where h.chat_id = chat.chat_id) as drafts,
      (select count(*)::int from card k where k.chat_id = chat.chat_id and prompt is not null) as prompts
     from chat where chat_id = $1 and bot = 'horeca'`,
    [chatId],
  );

const nothing = { dialog_id: null, dialog_at: null, dialog_list: null, drafts: 0, prompts: 0 };

describe("who is removed", () => {
  test("has nothing of the venue left, open or to come, and is told so once", async () => {
    const { venueId } = await shop.merchant();
    const owner = await hire(shop, venueId, "owner");
    const barista = await hire(shop, venueId, "barista");
    await openEverything(barista);
    await shop.forgetJobs();
    const name = await removeMember(shop.deps, owner.staff, barista.staff.staffId);
    expect(name).toBe(barista.chat.person.name);
    expect(await findStaff(shop.deps, barista.chat)).toBeNull();
    expect(await openIn(barista.chat)).toEqual([{ ...nothing, venue_id: null }]);
    expect(await currentStep(shop.deps, barista.chat)).toBeNull();
    expect(await toBeSaid(shop, barista.chat)).toEqual([["team-removed", { venue: "Кофейня: зал" }]]);
    const { staffId } = barista.staff;
    expect(await shop.rows("select 1 from dialog where assignee_id = $1", [staffId])).toEqual([]);
    expect(await shop.rows("select 1 from selected_person where staff_id = $1", [staffId])).toEqual([]);
    expect((await listTeam(shop.deps, venueId)).map(({ role }) => role)).toEqual(["owner"]);
    const chats = [owner, barista].map(({ chat }) => String(chat.chatId));
    expect(await shop.waiting("horeca")).toEqual(chats.sort());
  });

  test("takes the invites they made along; those of others stay good", async () => {
    const { venueId } = await shop.merchant();
    const owner = await hire(shop, venueId, "owner");
    const manager = await hire(shop, venueId, "manager");
    const theirs = inviteToken(shop.deps, await createInvite(shop.deps, manager.staff, "barista"));
    const others = inviteToken(shop.deps, await createInvite(shop.deps, owner.staff, "barista"));
    await removeMember(shop.deps, owner.staff, manager.staff.staffId);
    expect(await refusalOf(createInvite(shop.deps, manager.staff, "barista"))).toBe("forbidden");
    const chat = await shop.person("horeca");
    expect(await refusalOf(acceptInvite(shop.deps, chat, theirs))).toBe("invite_invalid");
    await acceptInvite(shop.deps, chat, others);
    expect(await staffOf(shop, chat)).toMatchObject({ role: "barista" });
  });

  test("goes on at the venue where they work besides", async () => {
    const [first, second] = [await shop.merchant("Первая"), await shop.merchant("Вторая")];
    const owner = await hire(shop, second.venueId, "owner");
    const { chat } = await hire(shop, first.venueId, "barista");
    const barista = await hire(shop, second.venueId, "barista", chat);
    await hearAll(shop);
    await openEverything(barista);
    await removeMember(shop.deps, owner.staff, barista.staff.staffId);
    expect(await openIn(chat)).toEqual([{ ...nothing, venue_id: first.venueId }]);
    expect(await toBeSaid(shop, chat)).toEqual([
      ["team-removed-next", { venue: "Вторая: зал", next: "Первая: зал" }],
    ]);
  });

  test("keeps what they have open elsewhere, when their chat shows that", async () => {
    const [first, second] = [await shop.merchant("Первая"), await shop.merchant("Вторая")];
    const owner = await hire(shop, first.venueId, "owner");
    const before = await hire(shop, first.venueId, "barista");
    const now = await hire(shop, second.venueId, "barista", before.chat);
    await hearAll(shop);
    await openEverything(now);
    await removeMember(shop.deps, owner.staff, before.staff.staffId);
    expect(await openIn(now.chat)).toMatchObject([{ venue_id: second.venueId, drafts: 1, prompts: 1 }]);
    expect((await toBeSaid(shop, now.chat)).map(([key]) => key)).toEqual(["help", "team-removed"]);
  });
});

describe("refused is", () => {
  test("a manager who wants to remove an owner, a barista whoever it is, and the wrong venue", async () => {
    const [{ venueId }, other] = [await shop.merchant(), await shop.merchant("Другая")];
    const owner = await hire(shop, venueId, "owner");
    const manager = await hire(shop, venueId, "manager");
    const barista = await hire(shop, venueId, "barista");
    const stranger = await hire(shop, other.venueId, "barista");
    const remove = (by: StaffActor, whom: StaffActor) => refusalOf(removeMember(shop.deps, by, whom.staffId));
    expect(await remove(manager.staff, owner.staff)).toBe("forbidden");
    expect(await remove(barista.staff, manager.staff)).toBe("forbidden");
    expect(await remove(owner.staff, stranger.staff)).toBe("not_found");
    expect(await staffOf(shop, stranger.chat)).toBeTruthy();
  });

  test("whoever was removed or lowered a moment ago, whatever their button says", async () => {
    const { venueId } = await shop.merchant();
    const owner = await hire(shop, venueId, "owner");
    const manager = await hire(shop, venueId, "manager");
    const barista = await hire(shop, venueId, "barista");
    await removeMember(shop.deps, owner.staff, manager.staff.staffId);
    expect(await refusalOf(removeMember(shop.deps, manager.staff, barista.staff.staffId))).toBe("forbidden");
    expect(await refusalOf(removeMember(shop.deps, owner.staff, manager.staff.staffId))).toBe("not_found");
  });

  test("the last owner who wants to leave", async () => {
    const { venueId } = await shop.merchant();
    const owner = await hire(shop, venueId, "owner");
    await hire(shop, venueId, "manager");
    expect(await refusalOf(removeMember(shop.deps, owner.staff, owner.staff.staffId))).toBe("last_owner");
    await hire(shop, venueId, "owner");
    await removeMember(shop.deps, owner.staff, owner.staff.staffId);
    expect(await findStaff(shop.deps, owner.chat)).toBeNull();
    expect((await toBeSaid(shop, owner.chat)).map(([key]) => key)).toEqual(["team-left"]);
  });
});

test("a barista leaves by themselves", async () => {
  const { venueId } = await shop.merchant();
  await hire(shop, venueId, "owner");
  const barista = await hire(shop, venueId, "barista");
  await removeMember(shop.deps, barista.staff, barista.staff.staffId);
  expect(await refusalOf(removeMember(shop.deps, barista.staff, barista.staff.staffId))).toBe("forbidden");
  expect(await listTeam(shop.deps, venueId)).toHaveLength(1);
});
