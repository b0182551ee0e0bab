import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordBlock } from "../../chat-sync/record-block.ts";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { answers, saying, showAll, toBeShown, writes } from "../../testing/dialogs.ts";
import { connected, named, newGroup, noTopic, topicOf, viewOf } from "../../testing/groups.ts";
import { openShop, type Shop } from "../../testing/shop.ts";
import { type Colleague, hearAll, hire, toBeSaid } from "../../testing/team.ts";
import { closeDialogs } from "../close-dialogs.ts";
import { holdMessage } from "../held-messages.ts";
import { selectPerson } from "../select-person.ts";
import { startBroadcast } from "../start-broadcast.ts";
import { dialogOfTopic } from "./dialog-of-topic.ts";
import { mayTellAgain } from "./may-tell-again.ts";
import { recordRights } from "./record-rights.ts";
import { recordTopic } from "./record-topic.ts";
import { turnTopic } from "./turn-topic.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe("a group that cannot be written to", () => {
  test("gets nothing, and its owners hear of it once; let in again, it gets what waits for an answer", async () => {
    const { venueId, owner, group, customer } = await connected(shop, "Сад");
    const colleague = await hire(shop, venueId, "owner");
    await hearAll(shop);
    await writes(shop.deps, customer, venueId, "Два");
    await recordBlock(shop.deps, group, true);
    await recordRights(shop.deps, group, false);
    for (const { chat } of [owner, colleague]) {
      const said = (await toBeSaid(shop, chat)).filter(([key]) => key?.startsWith("group-"));
      expect(said).toEqual([["group-lost", { title: "Смена", venue: "Сад: зал" }]]);
    }
    await hearAll(shop);
    await writes(shop.deps, customer, venueId, "Три");
    await recordBlock(shop.deps, group, false);
    expect(await toBeShown(shop, group)).toEqual([]);
    await recordRights(shop.deps, group, true);
    await recordRights(shop.deps, group, true);
    expect(await toBeShown(shop, group)).toEqual(["Два", "Три"]);
    const said = (await toBeSaid(shop, owner.chat)).filter(([key]) => key?.startsWith("group-"));
    expect(said).toEqual([["group-back", { title: "Смена", venue: "Сад: зал" }]]);
  });

  test("does not concern chats that are no team group", async () => {
    const { owner } = await connected(shop, "Луг");
    const group = await newGroup(shop, owner);
    await hearAll(shop);
    await recordRights(shop.deps, group, false);
    await recordBlock(shop.deps, group, true);
    expect(await toBeSaid(shop, owner.chat)).toEqual([]);
  });
});

describe("a topic", () => {
  test("has to be closed with its dialog and reopened with it, and only until it is", async () => {
    const { owner, group, customer, venueId, dialogId } = await connected(shop, "Дом");
    const turned = (closed: boolean) =>
      recordTopic(shop.deps, group, { do: "turned", dialogId, topicId: 7, closed });
    await closeDialogs(shop.deps, owner.staff, [dialogId]);
    expect((await viewOf(shop, group)).topics).toEqual([{ dialogId, topicId: 7, closed: true }]);
    await turned(true);
    expect((await viewOf(shop, group)).topics).toEqual([]);
    await writes(shop.deps, customer, venueId, "Два");
    expect((await viewOf(shop, group)).topics).toEqual([{ dialogId, topicId: 7, closed: false }]);
    await turned(false);
    expect((await viewOf(shop, group)).topics).toEqual([]);
  });

  test("turned by hand takes its dialog along; told twice it changes nothing more", async () => {
    const { owner, group, dialogId } = await connected(shop, "Двор");
    for (const closed of [true, true, false, false, true]) {
      await turnTopic(shop.deps, owner.staff, group, { dialogId, topicId: 7, closed });
      const [row] = await shop.rows<{ closed: boolean }>(
        "select closed_at is not null as closed from dialog where id = $1",
        [dialogId],
      );
      expect(row?.closed).toBe(closed);
      expect((await viewOf(shop, group)).topics).toEqual([]);
    }
    const open = "select 1 from dialog_survey where dialog_id = $1 and ended_at is null";
    expect(await shop.rows(open, [dialogId])).toHaveLength(1);
  });

  test("turned by hand is never seen apart from its dialog: chat sync would turn it once more", async () => {
    const { owner, group, dialogId } = await connected(shop, "Сад");
    await shop.rows("create table committed (apart boolean not null)");
    await shop.rows(`create function note_committed() returns trigger language plpgsql as $$ begin
      insert into committed select topic_closed <> (closed_at is not null) from dialog where id = new.id;
      return null; end $$`);
    await shop.rows(`create constraint trigger at_commit after update on dialog deferrable initially deferred
      for each row when (new.id = '${dialogId}') execute function note_committed()`);
    for (const closed of [true, false])
      await turnTopic(shop.deps, owner.staff, group, { dialogId, topicId: 7, closed });
    const seen = await shop.rows<{ apart: boolean }>("select apart from committed");
    expect(new Set(seen.map(({ apart }) => apart))).toEqual(new Set([false]));
    await shop.rows("drop trigger at_commit on dialog");
  });

  test("turned by a stranger has to be turned back", async () => {
    const { group, dialogId } = await connected(shop, "Парк");
    await turnTopic(shop.deps, null, group, { dialogId, topicId: 7, closed: true });
    expect((await viewOf(shop, group)).topics).toEqual([{ dialogId, topicId: 7, closed: false }]);
  });

  test("that is gone is forgotten with all that was in it; an older one is not mistaken for it", async () => {
    const { group, venueId, dialogId } = await connected(shop, "Лес");
    await recordTopic(shop.deps, group, { do: "gone", dialogId, topicId: 5 });
    expect(await dialogOfTopic(shop.deps, venueId, 7)).toBe(dialogId);
    await recordTopic(shop.deps, group, { do: "gone", dialogId, topicId: 7 });
    expect(await topicOf(shop, dialogId)).toEqual(noTopic);
    expect(await dialogOfTopic(shop.deps, venueId, 7)).toBeNull();
    expect(await shop.rows("select 1 from dialog_copy where chat_id = $1", [group.chatId])).toEqual([]);
  });

  test("of one venue is none of another's, though they have the same number", async () => {
    const [one, two] = [await connected(shop, "Раз"), await connected(shop, "Два")];
    expect(await dialogOfTopic(shop.deps, one.venueId, 7)).toBe(one.dialogId);
    expect(await dialogOfTopic(shop.deps, two.venueId, 7)).toBe(two.dialogId);
    await recordTopic(shop.deps, one.group, { do: "gone", dialogId: two.dialogId, topicId: 7 });
    await named(shop, one.group, two.dialogId, 8);
    expect(await dialogOfTopic(shop.deps, two.venueId, 7)).toBe(two.dialogId);
  });
});

test("what staff answer in private is shown in the group, silently; what they write there is not repeated", async () => {
  const { owner, group, dialogId } = await connected(shop, "Эхо");
  await answers(shop.deps, owner, dialogId, "из кабинета");
  expect(await toBeShown(shop, group)).toEqual(["из кабинета (silent)"]);
  await showAll(shop, group);
  const inGroup = { ...owner, chat: { ...owner.chat, chatId: group.chatId } };
  await answers(shop.deps, inGroup, dialogId, "из группы");
  expect(await toBeShown(shop, group)).toEqual([]);
});

test("somebody is told something no more often than asked", async () => {
  const once = (user: bigint) => mayTellAgain(shop.deps, -5n, user, 60_000);
  expect([await once(1n), await once(1n), await once(2n)]).toEqual([true, false, true]);
  shop.pass(61);
  expect([await once(1n), await once(1n)]).toEqual([true, false]);
});

describe("a broadcast", () => {
  /** Selects dialogs and sends them a text. */
  async function broadcast({ chat, staff }: Colleague, dialogIds: readonly string[], text: string) {
    await holdMessage(shop.deps, { ...chat, messageId: nextMessage++ }, saying(text), null);
    for (const id of dialogIds) {
      const [dialog] = await shop.rows<{ person_id: string }>("select person_id from dialog where id = $1", [
        id,
      ]);
      await selectPerson(shop.deps, staff, chat, dialog?.person_id ?? "", true);
    }
    await startBroadcast(shop.deps, staff, chat);
  }
  let nextMessage = 5000;

  test("to a few is shown in their topics at once", async () => {
    const { owner, group, dialogId } = await connected(shop, "Утро");
    await broadcast(owner, [dialogId], "Открылись");
    expect(await toBeShown(shop, group)).toEqual(["Открылись (silent)"]);
  });

  test("to many, or before there is a topic, is shown with the customer's answer", async () => {
    const { owner, group, venueId } = await connected(shop, "Вечер");
    const customers = [];
    for (let number = 0; number < 11; number++) customers.push(await shop.person());
    const dialogIds = [];
    for (const customer of customers) dialogIds.push(await writes(shop.deps, customer, venueId, "Привет"));
    for (const [index, dialogId] of dialogIds.entries()) await named(shop, group, dialogId, 20 + index);
    await showAll(shop, group);
    await broadcast(owner, dialogIds, "Закрываемся");
    expect(await toBeShown(shop, group)).toEqual([]);
    for (const text of ["Спасибо", "Буду"])
      await writes(shop.deps, customers[0] as ChatContext, venueId, text);
    expect(await toBeShown(shop, group)).toEqual(["Закрываемся (silent)", "Спасибо", "Буду"]);
  });
});
