import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toBeShown, writes } from "../../testing/dialogs.ts";
import { connected, named, newGroup, noTopic, topicOf, viewOf } from "../../testing/groups.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { type Colleague, hire, toBeSaid } from "../../testing/team.ts";
import { connectGroup } from "./connect-group.ts";
import { disconnectGroup } from "./disconnect-group.ts";
import { enterGroup } from "./enter-group.ts";
import { findConnector } from "./find-connector.ts";
import { findGroup } from "./find-group.ts";
import { followGroup } from "./follow-group.ts";
import { removeFromTeam } from "./remove-from-team.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe("whose group it is", () => {
  test("two owners who want one group at once: one gets it", async () => {
    const another = await shop.anotherProcess();
    for (let round = 0; round < sizes.collisions; round++) {
      const owners = [];
      for (const name of ["Первая", "Вторая"])
        owners.push(await hire(shop, (await shop.merchant(name)).venueId, "owner"));
      const [first, second] = owners as [Colleague, Colleague];
      const group = await newGroup(shop, first);
      const outcomes = await Promise.allSettled([
        connectGroup(shop.deps, first.staff, group),
        connectGroup(another, second.staff, group),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await shop.rows("select 1 from venue_group where chat_id = $1", [group.chatId])).toHaveLength(1);
    }
  });

  test("who is no owner any more, and who is in doubt which café, connects none", async () => {
    const { venueId } = await shop.merchant();
    const owner = await hire(shop, venueId, "owner");
    const manager = await hire(shop, venueId, "manager");
    const group = await newGroup(shop, owner);
    const stale = { ...manager.staff, role: "owner" as const };
    expect(await refusalOf(connectGroup(shop.deps, stale, group))).toBe("forbidden");
    const idOf = ({ chat }: Colleague) => chat.person.telegramUserId;
    expect(await refusalOf(findConnector(shop.deps, idOf(manager)))).toBe("forbidden");
    expect(await findConnector(shop.deps, idOf(owner))).toMatchObject({ venueId, role: "owner" });
    const second = await shop.merchant("Вторая");
    await hire(shop, second.venueId, "owner", owner.chat);
    expect(await findConnector(shop.deps, idOf(owner))).toMatchObject({ venueId: second.venueId });
    await shop.rows("update chat set venue_id = null where chat_id = $1", [owner.chat.chatId]);
    expect(await refusalOf(findConnector(shop.deps, idOf(owner)))).toBe("validation_failed");
  });

  test("somebody leaves the team: nothing more is shown there until an owner has connected it again", async () => {
    const { venueId, owner, group } = await connected(shop, "Страж");
    const barista = await hire(shop, venueId, "barista");
    const anna = await shop.person();
    await removeFromTeam(shop.deps, owner.staff, barista.staff.staffId);
    const args = expect.objectContaining({ venue: "Страж: зал" });
    expect(await toBeSaid(shop, owner.chat)).toContainEqual(["group-guarded", args]);
    await writes(shop.deps, anna, venueId, "Мой телефон …");
    expect(await toBeShown(shop, group)).toEqual([]);
    await connectGroup(shop.deps, owner.staff, group);
    expect(await toBeShown(shop, group)).toEqual(["Мой телефон …"]);
  });

  test("its members are asked anew each time: staff of another venue and who was removed are nobody", async () => {
    const { venueId, owner, group } = await connected(shop, "Зерно");
    const barista = await hire(shop, venueId, "barista");
    const foreign = await hire(shop, (await shop.merchant("Чужая")).venueId, "owner");
    const roleOf = async ({ chat }: Colleague) =>
      (await findGroup(shop.deps, group.chatId, chat.person.telegramUserId))?.staff?.role ?? null;
    expect([await roleOf(owner), await roleOf(barista), await roleOf(foreign)]).toEqual([
      "owner",
      "barista",
      null,
    ]);
    await shop.rows("update staff set removed_at = now() where id = $1", [barista.staff.staffId]);
    expect(await roleOf(barista)).toBeNull();
    expect(await findGroup(shop.deps, -1n, owner.chat.person.telegramUserId)).toBeNull();
  });

  test("it speaks the language of the owner who connected it, whoever asks there later", async () => {
    const { owner, group } = await connected(shop, "Зерно");
    expect((await viewOf(shop, group)).language).toBe(owner.chat.language);
    await enterGroup(shop.deps, group, { telegramUserId: 1n, language: "en" });
    expect((await viewOf(shop, group)).language).toBe(owner.chat.language);
  });
});

describe("what is left of a group", () => {
  test("that another replaced: neither topics, nor what was to be shown there", async () => {
    const { venueId, owner, group, customer, dialogId } = await connected(shop, "Мост");
    await writes(shop.deps, customer, venueId, "Два");
    expect(await toBeShown(shop, group)).toEqual(["Два"]);
    const next = await newGroup(shop, owner);
    await connectGroup(shop.deps, owner.staff, next);
    expect(await topicOf(shop, dialogId)).toEqual(noTopic);
    expect(await toBeShown(shop, group)).toEqual([]);
    expect(await shop.rows("select 1 from dialog_copy where chat_id = $1", [group.chatId])).toEqual([]);
    await writes(shop.deps, customer, venueId, "Три");
    expect(await toBeShown(shop, group)).toEqual([]);
    expect(await toBeShown(shop, next)).toEqual(["Три"]);
    // A topic that was on its way there is not taken for one of the new group.
    await named(shop, group, dialogId, 9);
    expect(await topicOf(shop, dialogId)).toEqual(noTopic);
  });

  test("that is disconnected: the venue has none to disconnect any more", async () => {
    const { venueId, owner, group, customer, dialogId } = await connected(shop, "Порт");
    const manager = await hire(shop, venueId, "manager");
    expect(await refusalOf(disconnectGroup(shop.deps, manager.staff))).toBe("forbidden");
    expect(await disconnectGroup(shop.deps, owner.staff)).toEqual({ title: "Смена" });
    expect(await refusalOf(disconnectGroup(shop.deps, owner.staff))).toBe("not_found");
    await writes(shop.deps, customer, venueId, "Два");
    expect(await toBeShown(shop, group)).toEqual([]);
    expect(await topicOf(shop, dialogId)).toEqual(noTopic);
  });

  test("that got another id: it is the venue's under the new one, with new topics", async () => {
    const { venueId, group, customer, dialogId } = await connected(shop, "Река");
    const to = group.chatId - 1_000_000n;
    await followGroup(shop.deps, group, to);
    await followGroup(shop.deps, group, to);
    expect(await topicOf(shop, dialogId)).toEqual(noTopic);
    await writes(shop.deps, customer, venueId, "Два");
    expect(await toBeShown(shop, { bot: "horeca", chatId: to })).toEqual(["Два"]);
  });
});
