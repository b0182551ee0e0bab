import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordBlock } from "../chat-sync/record-block.ts";
import { answers, photo, showAll, toBeShown, writes } from "../testing/dialogs.ts";
import { codeOf, known, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { hire, toBeSaid } from "../testing/team.ts";
import { addNote } from "./add-note.ts";
import { assignDialog } from "./assign-dialog.ts";
import { closeDialogs } from "./close-dialogs.ts";
import { openDialog } from "./open-dialog.ts";
import { reopenDialog } from "./reopen-dialog.ts";
import { showHistory } from "./show-history.ts";
import { surveysOfChat } from "./surveys-of-chat.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A café with two baristas, whom a customer has written to. */
async function asked() {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  const vera = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  const id = await writes(shop.deps, anna, cafe.venueId, "Сколько ждать?");
  for (const { chat } of [boris, vera]) await showAll(shop, chat);
  return { cafe, boris, vera, anna, id };
}

const dialogRow = async (id: string) => (await shop.rows("select * from dialog where id = $1", [id]))[0];

describe("an answer", () => {
  test("claims the dialog: of two who answer at once one does, and both are read", async () => {
    const { boris, vera, anna, id } = await asked();
    const other = await shop.anotherProcess();
    const [first, second] = await Promise.all([
      answers(shop.deps, boris, id, "Пять минут"),
      answers(other, vera, id, "Скоро"),
    ]);
    expect(first).toBe(second);
    expect([boris.staff.staffId, vera.staff.staffId]).toContain(first);
    expect((await toBeShown(shop, anna)).sort()).toEqual(
      ["Пять минут", "Скоро", "Сколько ждать? (silent)"].sort(),
    );
    expect(await dialogRow(id)).toMatchObject({ assignee_id: first, unread: 0, waiting_since: null });
    const loser = first === boris.staff.staffId ? vera : boris;
    // The customer's message there says from now on who answers.
    expect(await toBeShown(shop, loser.chat)).toContain("Сколько ждать? (silent)");
  });

  test("that comes twice is sent once", async () => {
    const { boris, anna, id } = await asked();
    const other = await shop.anotherProcess();
    await Promise.all(
      [shop.deps, other].map((deps) => answers(deps, boris, id, "Уже несу", { messageId: 9 })),
    );
    expect((await toBeShown(shop, anna)).filter((text) => text === "Уже несу")).toHaveLength(1);
  });

  test("to somebody who blocked the bot is refused; one on its way is told as not delivered", async () => {
    const { boris, anna, id } = await asked();
    await answers(shop.deps, boris, id, "Ещё в пути");
    await recordBlock(shop.deps, anna, true);
    expect(await toBeSaid(shop, boris.chat)).toContainEqual([
      "dialog-not-delivered",
      expect.objectContaining({ reason: "blocked", name: anna.person.name }),
    ]);
    expect(await refusalOf(answers(shop.deps, boris, id, "Ау"))).toBe("recipient_unreachable");
  });

  test("that is refused or not delivered names the customer as the list does: by the order", async () => {
    const { cafe, boris, anna } = await asked();
    await pair(
      shop.deps,
      anna,
      codeOf(await cafe.place("A-1", { customer: { siteUserId: "anna", name: "Анна Петровна" } })),
    );
    const id = await writes(shop.deps, anna, cafe.venueId, "Это я");
    const [order] = await shop.rows<{ id: string }>('select id from "order" where venue_id = $1', [
      cafe.venueId,
    ]);
    await shop.rows("update dialog set order_id = $2 where id = $1", [id, order?.id]);
    const name = "Анна Петровна";
    expect(await openDialog(shop.deps, boris.staff, boris.chat, id)).toMatchObject({ name });
    await answers(shop.deps, boris, id, "Ещё в пути");
    await recordBlock(shop.deps, anna, true);
    const [, told] = (await toBeSaid(shop, boris.chat)).at(-1) ?? [];
    expect(told).toMatchObject({ reason: "blocked", name });
  });

  test("of several files to somebody who has just blocked the bot is told once", async () => {
    const { boris, anna, id } = await asked();
    for (const name of ["раз", "два", "три"]) {
      await answers(shop.deps, boris, id, "", { content: photo(name), album: "a" });
    }
    await recordBlock(shop.deps, anna, true);
    const told = (await toBeSaid(shop, boris.chat)).filter((said) => said?.[0] === "dialog-not-delivered");
    expect(told).toHaveLength(1);
  });

  test("opens a closed dialog again, whose customer is asked nothing any more", async () => {
    const { cafe, boris, anna, id } = await asked();
    await known(shop.deps, cafe.merchantId, anna);
    await closeDialogs(shop.deps, boris.staff, [id]);
    expect(await surveysOfChat(shop.deps, anna.chatId)).toHaveLength(1);
    await answers(shop.deps, boris, id, "И ещё");
    expect(await dialogRow(id)).toMatchObject({ closed_at: null, closed_by: null });
    expect(await surveysOfChat(shop.deps, anna.chatId)).toEqual([]);
  });

  test("to a dialog of another venue finds none, nor does anything else that is done with it", async () => {
    const { id, boris, anna } = await asked();
    const { boris: stranger } = await asked();
    const { staff, chat } = stranger;
    const source = { bot: "horeca" as const, chatId: chat.chatId, messageId: 3 };
    const note = { dialogId: id, content: { kind: "text" as const, text: "х", entities: [] }, source };
    const before = await dialogRow(id);
    const attempts = [
      () => answers(shop.deps, stranger, id, "Чужое"),
      () => openDialog(shop.deps, staff, chat, id),
      () => assignDialog(shop.deps, staff, id, "me"),
      () => addNote(shop.deps, staff, note),
      () => showHistory(shop.deps, staff, chat, id),
      () => shop.deps.db.tx((tx) => reopenDialog(shop.deps, tx, staff, id)),
    ];
    for (const attempt of attempts) expect(await refusalOf(attempt())).toBe("not_found");
    expect(await closeDialogs(shop.deps, staff, [id])).toBe(0);
    expect(await dialogRow(id)).toEqual(before);
    expect(await toBeShown(shop, anna)).toEqual([]);
    expect(await toBeShown(shop, boris.chat)).toEqual([]);
  });
});

describe("a dialog", () => {
  test("is taken over by whoever wants to, and given back only by whoever has it", async () => {
    const { boris, vera, id } = await asked();
    await assignDialog(shop.deps, boris.staff, id, "me");
    await assignDialog(shop.deps, vera.staff, id, "nobody");
    expect(await dialogRow(id)).toMatchObject({ assignee_id: boris.staff.staffId });
    await assignDialog(shop.deps, vera.staff, id, "me");
    expect(await dialogRow(id)).toMatchObject({ assignee_id: vera.staff.staffId });
    await assignDialog(shop.deps, vera.staff, id, "nobody");
    expect(await dialogRow(id)).toMatchObject({ assignee_id: null });
  });

  test("that is opened counts as read, and the customer sees so", async () => {
    const { boris, anna, id } = await asked();
    await openDialog(shop.deps, boris.staff, boris.chat, id);
    await openDialog(shop.deps, boris.staff, boris.chat, id);
    expect(await dialogRow(id)).toMatchObject({ unread: 0 });
    // Shown again where it was written: that is the mark.
    expect(await toBeShown(shop, anna)).toEqual(["Сколько ждать? (silent)"]);
  });

  test("with a note says it to staff alone", async () => {
    const { boris, anna, id } = await asked();
    const source = { bot: "horeca" as const, chatId: boris.chat.chatId, messageId: 4 };
    const content = { kind: "text" as const, text: "Постоянный гость", entities: [] };
    await addNote(shop.deps, boris.staff, { dialogId: id, content, source });
    expect(await toBeShown(shop, anna)).toEqual([]);
    const authors = await shop.rows("select author from dialog_message where dialog_id = $1 order by id", [
      id,
    ]);
    expect(authors).toEqual([{ author: "customer" }, { author: "note" }]);
  });

  test("brings its messages into a chat once, however often and fast that is asked for", async () => {
    const { cafe, boris, id } = await asked();
    await answers(shop.deps, boris, id, "Пять минут");
    const gleb = await hire(shop, cafe.venueId, "barista");
    const ask = () => showHistory(shop.deps, gleb.staff, gleb.chat, id);
    expect([await ask(), await ask()]).toEqual([2, 0]);
    const ids = await showAll(shop, gleb.chat);
    expect(ids).toHaveLength(2);
    expect(await ask()).toBe(0);
  });

  test("is closed once, and only from where it is open", async () => {
    const { boris, vera, anna, id } = await asked();
    await openDialog(shop.deps, vera.staff, vera.chat, id);
    const other = await shop.anotherProcess();
    const closed = await Promise.all([
      closeDialogs(shop.deps, boris.staff, [id]),
      closeDialogs(other, vera.staff, [id]),
    ]);
    expect(closed.sort()).toEqual([0, 1]);
    expect(await surveysOfChat(shop.deps, anna.chatId)).toHaveLength(1);
    const open = await shop.rows("select 1 from chat where dialog_id = $1", [id]);
    expect(open).toEqual([]);
  });
});
