import { refusedEveryMs } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endPairingsOfCafe } from "../orders/pairing/end-pairings-of-cafe.ts";
import { answers, saying, showAll, toBeShown, writes } from "../testing/dialogs.ts";
import { connected } from "../testing/groups.ts";
import { known, openShop, outcomesOf, refusalOf, type Shop } from "../testing/shop.ts";
import { hearAll, hire, toBeSaid } from "../testing/team.ts";
import { blockDialog, unblockDialog } from "./block-dialog.ts";
import { cabinetOfChat } from "./cabinet.ts";
import type { DialogFilter } from "./dialog-list.ts";
import { editMessage } from "./edit-message.ts";
import { turnTopic } from "./groups/turn-topic.ts";
import { holdMessage } from "./held-messages.ts";
import { listDialogs } from "./list-dialogs.ts";
import { openDialog } from "./open-dialog.ts";
import { reactToMessage } from "./react-to-message.ts";
import { requireAccepted } from "./require-accepted.ts";
import { selectPerson } from "./select-person.ts";
import { startBroadcast } from "./start-broadcast.ts";
import { surveysOfChat } from "./surveys-of-chat.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A café with a manager and a barista, whom a customer has written to. */
async function abused() {
  const cafe = await shop.merchant();
  const vera = await hire(shop, cafe.venueId, "manager");
  const boris = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  await known(shop.deps, cafe.merchantId, anna);
  const id = await writes(shop.deps, anna, cafe.venueId, "Вы все жулики", { messageId: 11 });
  await showAll(shop, vera.chat);
  await showAll(shop, boris.chat);
  await hearAll(shop);
  const listed = async (filter: DialogFilter) =>
    (await listDialogs(shop.deps, vera.staff, { filter, from: "newest" })).rows;
  const events = async () =>
    (
      await shop.rows<{ type: string; data: { dialog: object } }>(
        "select type, data from event where subject_id = $1 order by written",
        [id],
      )
    ).map(({ type, data: { dialog } }) => [type, dialog]);
  return { cafe, vera, boris, anna, id, listed, events };
}

describe("somebody who is blocked", () => {
  test("is told so now and then, reaches nobody, and is found in a list with who did it and when", async () => {
    const { cafe, vera, boris, anna, id, listed, events } = await abused();
    expect(await blockDialog(shop.deps, vera.staff, id)).toMatchObject({ changed: true });
    await openDialog(shop.deps, vera.staff, vera.chat, id);
    for (const text of ["Слышите?", "Эй!"]) await writes(shop.deps, anna, cafe.venueId, text);
    const refusal = ["dialog-refused", { venue: "Кофейня: зал" }];
    expect(await toBeSaid(shop, anna)).toEqual([refusal]);
    shop.pass(refusedEveryMs / 1000);
    await writes(shop.deps, anna, cafe.venueId, "Я снова тут");
    expect(await toBeSaid(shop, anna)).toEqual([refusal, refusal]);
    expect([await toBeShown(shop, vera.chat), await toBeShown(shop, boris.chat)]).toEqual([[], []]);
    expect(await refusalOf(requireAccepted(shop.deps, anna, cafe.venueId))).toBe("recipient_unreachable");
    expect([await listed("all"), await listed("closed")]).toEqual([[], []]);
    const { name } = vera.chat.person;
    expect(await listed("blocked")).toMatchObject([{ id, blockedByName: name, blockedAt: expect.any(Date) }]);
    const { current } = (await cabinetOfChat(shop.deps, vera.chat.chatId)) ?? {};
    expect(current).toMatchObject({ blocked: { by: name, at: expect.any(String) }, closed: true });
    expect((await events()).slice(1)).toEqual([
      ["dialog.closed", expect.objectContaining({ open: false })],
      ["dialog.blocked", expect.objectContaining({ open: false, blocked: true, horeca_id: cafe.venueId })],
    ]);
  });

  test("is heard again once they are not, and what had waited waits again", async () => {
    const { cafe, vera, boris, anna, id, listed, events } = await abused();
    await blockDialog(shop.deps, vera.staff, id);
    await unblockDialog(shop.deps, vera.staff, id);
    expect(await listed("all")).toMatchObject([
      { id, unread: 1, waitingSince: expect.any(Date), blockedAt: null },
    ]);
    await writes(shop.deps, anna, cafe.venueId, "Простите");
    expect(await toBeShown(shop, boris.chat)).toEqual(["Простите"]);
    expect((await events()).at(-2)).toEqual([
      "dialog.unblocked",
      expect.objectContaining({ open: true, blocked: false }),
    ]);
  });

  test("is blocked by managers and owners of that venue alone, and once by two at once", async () => {
    const { cafe, vera, boris, id, events } = await abused();
    const owner = await hire(shop, cafe.venueId, "owner");
    const { vera: stranger } = await abused();
    expect(await refusalOf(blockDialog(shop.deps, boris.staff, id))).toBe("forbidden");
    expect(await refusalOf(unblockDialog(shop.deps, boris.staff, id))).toBe("forbidden");
    expect(await refusalOf(blockDialog(shop.deps, stranger.staff, id))).toBe("not_found");
    const other = await shop.anotherProcess();
    for (const act of [blockDialog, unblockDialog]) {
      const both = await Promise.all([act(shop.deps, vera.staff, id), act(other, owner.staff, id)]);
      expect(both.map(({ changed }) => changed).sort()).toEqual([false, true]);
    }
    const types = (await events()).map(([type]) => type);
    expect(types.slice(1)).toEqual(["dialog.closed", "dialog.blocked", "dialog.unblocked"]);
  });

  test("has nothing more arrive that was on its way, whoever was first", async () => {
    const { cafe, vera, boris, anna, id } = await abused();
    await writes(shop.deps, anna, cafe.venueId, "Ещё в пути");
    const other = await shop.anotherProcess();
    await Promise.all([
      blockDialog(shop.deps, vera.staff, id),
      writes(other, anna, cafe.venueId, "В ту же секунду"),
    ]);
    expect([await toBeShown(shop, vera.chat), await toBeShown(shop, boris.chat)]).toEqual([[], []]);
    expect((await toBeSaid(shop, anna)).map(([key]) => key)).toEqual(["dialog-refused"]);
  });

  test("changes nothing of what they wrote, is asked nothing, and is written to by nobody", async () => {
    const { vera, boris, anna, id } = await abused();
    await answers(shop.deps, boris, id, "Извините", { messageId: 21 });
    await showAll(shop, anna);
    await blockDialog(shop.deps, vera.staff, id);
    const theirs = { bot: "customer" as const, chatId: anna.chatId, messageId: 11 };
    await editMessage(shop.deps, theirs, saying("Вы ещё хуже"));
    await reactToMessage(shop.deps, theirs, "💩");
    expect((await toBeSaid(shop, anna)).map(([key]) => key)).toEqual(["dialog-refused"]);
    expect(await toBeShown(shop, boris.chat)).not.toContain("Вы ещё хуже (silent)");
    expect(await surveysOfChat(shop.deps, anna.chatId)).toEqual([]);
    expect(await refusalOf(answers(shop.deps, boris, id, "Ау"))).toBe("recipient_unreachable");
    const own = { bot: "horeca" as const, chatId: boris.chat.chatId, messageId: 21 };
    expect(await refusalOf(editMessage(shop.deps, own, saying("Не извините")))).toBe("recipient_unreachable");
    expect(await toBeShown(shop, anna)).toEqual([]);
  });
});

test("a topic of somebody who is blocked is closed, and nobody's hand opens it", async () => {
  const { owner, group, dialogId } = await connected(shop, "Сад");
  await blockDialog(shop.deps, owner.staff, dialogId);
  const topic = { dialogId, topicId: 7, closed: false };
  const refusal = await turnTopic(shop.deps, owner.staff, group, topic);
  expect(refusal?.details).toMatchObject({ why: "blocked_by_venue" });
  const [row] = await shop.rows("select closed_at is not null as closed from dialog where id = $1", [
    dialogId,
  ]);
  expect(row).toEqual({ closed: true });
});

describe("somebody who is paired no more", () => {
  async function parted() {
    const it = await abused();
    const { cafe, boris, anna, id } = it;
    await answers(shop.deps, boris, id, "Сейчас", { messageId: 31 });
    await showAll(shop, anna);
    await answers(shop.deps, boris, id, "Ещё в пути", { messageId: 32 });
    await openDialog(shop.deps, boris.staff, boris.chat, id);
    await hearAll(shop);
    await endPairingsOfCafe(shop.deps, cafe.merchantId, { telegramUserId: Number(anna.chatId) });
    return it;
  }

  test("is written to by nobody, whoever tries says why; their own word opens it again", async () => {
    const { cafe, boris, vera, anna, id } = await parted();
    const wrote = (messageId: number) => ({ bot: "horeca" as const, chatId: boris.chat.chatId, messageId });
    const tries = [
      () => answers(shop.deps, boris, id, "Вернитесь"),
      () => answers(shop.deps, vera, id, "Пожалуйста"),
      () => editMessage(shop.deps, wrote(31), saying("Уже несу")),
    ];
    for (const work of tries)
      await expect(work()).rejects.toMatchObject({
        code: "recipient_unreachable",
        details: { why: "unpaired" },
      });
    const { current } = (await cabinetOfChat(shop.deps, boris.chat.chatId)) ?? {};
    expect(current).toMatchObject({ unpaired: true });
    expect(await shop.waiting("horeca")).toContain(String(boris.chat.chatId));
    await writes(shop.deps, anna, cafe.venueId, "Это опять я");
    await answers(shop.deps, boris, id, "Здравствуйте");
    expect(await toBeShown(shop, anna)).toContain("Здравствуйте");
  });

  test("and whoever is blocked are counted in a broadcast, which is sent to the others", async () => {
    const { cafe, boris, vera, anna } = await parted();
    const [gleb, dana] = [await shop.person(), await shop.person()];
    const others: string[] = [];
    for (const person of [gleb, dana]) others.push(await writes(shop.deps, person, cafe.venueId, "Привет"));
    const select = ({ person }: typeof anna) =>
      selectPerson(shop.deps, vera.staff, vera.chat, person.id, true);
    await select(dana);
    await blockDialog(shop.deps, vera.staff, others[0] as string);
    for (const [person, why] of [
      [anna, "unpaired"],
      [gleb, "blocked_by_venue"],
    ] as const) {
      await expect(select(person)).rejects.toMatchObject({ code: "recipient_unreachable", details: { why } });
      // As if it had become true between the selecting and the sending.
      await shop.rows("insert into selected_person (staff_id, person_id) values ($1, $2)", [
        vera.staff.staffId,
        person.person.id,
      ]);
    }
    const source = { bot: "horeca" as const, chatId: vera.chat.chatId, messageId: 61 };
    await holdMessage(shop.deps, source, saying("Скидка"), null);
    await startBroadcast(shop.deps, vera.staff, vera.chat);
    const { broadcasts } = (await cabinetOfChat(shop.deps, vera.chat.chatId)) ?? {};
    expect(broadcasts).toMatchObject([
      { receivers: 3, blockedByVenue: 1, unpaired: 1, blocked: 0, failed: 0 },
    ]);
    for (const [person, has] of [
      [anna, false],
      [gleb, false],
      [dana, true],
    ] as const)
      expect((await toBeShown(shop, person)).includes("Скидка")).toBe(has);
    expect(await outcomesOf(startBroadcast(shop.deps, boris.staff, boris.chat))).toEqual(["nothing_to_send"]);
  });
});
