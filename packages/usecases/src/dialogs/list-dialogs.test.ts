import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordBlock } from "../chat-sync/record-block.ts";
import type { ChatContext } from "../chats/enter-chat.ts";
import { answers, writes } from "../testing/dialogs.ts";
import { follow, openCafe } from "../testing/list.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { type Colleague, hire } from "../testing/team.ts";
import { cabinetOfChat } from "./cabinet.ts";
import { closeDialogs } from "./close-dialogs.ts";
import { type DialogFilter, type DialogListView, dialogsOnPage } from "./dialog-list.ts";
import { listDialogs, showDialogList } from "./list-dialogs.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** Pages from the newest on, by the buttons of each. */
async function walk({ staff }: Colleague, filter: DialogFilter = "all"): Promise<string[][]> {
  const pages: string[][] = [];
  for (let view: DialogListView = { filter, from: "newest" }; ; ) {
    const page = await listDialogs(shop.deps, staff, view);
    pages.push(page.rows.map(({ customerName }) => customerName));
    const last = page.rows.at(-1);
    if (!page.hasOlder || !last) return pages;
    view = { filter, from: "older", part: last.part, at: new Date(last.at).getTime(), id: last.id };
  }
}

const named = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `Гость ${from + index}`);

describe("the list of dialogs", () => {
  test("goes page by page to the end and back, newest first", async () => {
    const { boris } = await openCafe(shop, 19);
    expect(await walk(boris)).toEqual([named(1, 8), named(9, 16), named(17, 19)]);
    const [first] = (await listDialogs(shop.deps, boris.staff, { filter: "all", from: "newest" })).rows;
    const older = await listDialogs(shop.deps, boris.staff, {
      filter: "all",
      from: "older",
      at: new Date(first?.at as Date).getTime() - 15_000,
      id: first?.id as string,
    });
    const top = older.rows[0];
    const back = await listDialogs(shop.deps, boris.staff, {
      filter: "all",
      from: "newer",
      at: new Date(top?.at as Date).getTime(),
      id: top?.id as string,
    });
    expect(back.rows).toHaveLength(dialogsOnPage);
    expect([back.hasOlder, back.rows.at(-1)?.at]).toEqual([
      true,
      new Date(new Date(top?.at as Date).getTime() + 1000),
    ]);
  });

  test("goes back to the newest when all of an older page is closed meanwhile", async () => {
    const { boris } = await openCafe(shop, dialogsOnPage + 2);
    const first = await listDialogs(shop.deps, boris.staff, { filter: "all", from: "newest" });
    const { id = "", at = shop.now() } = first.rows.at(-1) ?? {};
    const view = { filter: "all", from: "older", at: new Date(at).getTime(), id } as const;
    const older = await listDialogs(shop.deps, boris.staff, view);
    await closeDialogs(
      shop.deps,
      boris.staff,
      older.rows.map((row) => row.id),
    );
    const left = await listDialogs(shop.deps, boris.staff, view);
    expect(left.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
  });

  test("filters by who answers and what is over; other venues are not in it", async () => {
    const { cafe, boris } = await openCafe(shop);
    const vera = await hire(shop, cafe.venueId, "barista");
    const [anna, gleb, dana] = [await shop.person(), await shop.person(), await shop.person()];
    const ids: string[] = [];
    for (const who of [anna, gleb, dana]) {
      shop.pass(1);
      ids.push(await writes(shop.deps, who, cafe.venueId, "Ау"));
    }
    shop.pass(1);
    await answers(shop.deps, boris, ids[0] as string, "Да");
    await closeDialogs(shop.deps, boris.staff, [ids[2] as string]);
    await openCafe(shop, 3);
    expect(await walk(boris)).toEqual([[anna.person.name, gleb.person.name]]);
    expect(await walk(boris, "mine")).toEqual([[anna.person.name]]);
    expect(await walk(vera, "mine")).toEqual([[]]);
    expect(await walk(vera, "unassigned")).toEqual([[gleb.person.name]]);
    expect(await walk(vera, "closed")).toEqual([[dana.person.name]]);
  });

  test("after all dialogs come customers of active orders with whom none is open; they also have a filter", async () => {
    const { cafe, boris } = await openCafe(shop, 5);
    await follow(shop, cafe.venueId, 12);
    const silent = Array.from({ length: 12 }, (_, index) => `Молчун ${index + 1}`);
    expect(await walk(boris)).toEqual([
      [...named(1, 5), ...silent.slice(0, 3)],
      silent.slice(3, 11),
      silent.slice(11),
    ]);
    expect(await walk(boris, "unwritten")).toEqual([silent.slice(0, 8), silent.slice(8)]);
    for (const filter of ["mine", "closed"] as const) expect(await walk(boris, filter)).toEqual([[]]);
    // Back over where the two meet, by the button of the second page.
    const first = await listDialogs(shop.deps, boris.staff, { filter: "all", from: "newest" });
    const { part, id = "", at = shop.now() } = first.rows.at(-1) ?? {};
    const second = { filter: "all", from: "older", part, at: new Date(at).getTime(), id } as const;
    const top = (await listDialogs(shop.deps, boris.staff, second)).rows[0];
    const newer = {
      filter: "all",
      from: "newer",
      part: "orders",
      at: new Date(top?.at as Date).getTime(),
    } as const;
    const back = await listDialogs(shop.deps, boris.staff, { ...newer, id: top?.id as string });
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect([back.hasNewer, back.hasOlder]).toEqual([false, true]);
  });

  test("shows whoever wrote among those who did, and never whom nobody can write to", async () => {
    const { cafe, boris } = await openCafe(shop);
    await follow(shop, cafe.venueId, 3);
    const people = await shop.rows<{ id: string; chat_id: string }>(
      `select p.id, chat.chat_id from person p join chat on chat.person_id = p.id join customer c on c.person_id = p.id
       where c.merchant_id = $1 order by c.name`,
      [cafe.merchantId],
    );
    const [first, second] = people.map(({ id, chat_id }) => ({ id, chatId: BigInt(chat_id) }));
    await recordBlock(shop.deps, { bot: "customer", chatId: first?.chatId ?? 0n }, true);
    const chat = { bot: "customer", chatId: second?.chatId, person: { id: second?.id } } as ChatContext;
    const dialogId = await writes(shop.deps, chat, cafe.venueId, "Ау");
    expect(await walk(boris)).toEqual([["x", "Молчун 3"]]);
    await closeDialogs(shop.deps, boris.staff, [dialogId]);
    expect(await walk(boris)).toEqual([["Молчун 2", "Молчун 3"]]);
    await recordBlock(shop.deps, chat, true);
    const closed = await listDialogs(shop.deps, boris.staff, { filter: "closed", from: "newest" });
    expect(closed.rows).toMatchObject([{ personId: second?.id, isReachable: false }]);
    expect(await walk(boris)).toEqual([["Молчун 3"]]);
  });

  test("stays open where it was, and what is unread is counted up to a hundred", async () => {
    const { boris } = await openCafe(shop, 240);
    const view = { filter: "unassigned", from: "newest" } as const;
    await showDialogList(shop.deps, boris.chat, view);
    const cabinet = await cabinetOfChat(shop.deps, boris.chat.chatId);
    expect(cabinet).toMatchObject({ unreadDialogs: 100, list: { view } });
    await showDialogList(shop.deps, boris.chat, null);
    expect((await cabinetOfChat(shop.deps, boris.chat.chatId))?.list).toBeNull();
  });
});
