import { quickAnswersLimit } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordBlock } from "../../chat-sync/record-block.ts";
import { enterChat } from "../../chats/enter-chat.ts";
import { showPanel } from "../../chats/panel.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { type Colleague, hire } from "../../testing/team.ts";
import { changeRole } from "../../venue/staff/change-role.ts";
import { openDialog } from "../open-dialog.ts";
import { receiveMessage } from "../receive-message.ts";
import { addQuickAnswer } from "./add-quick-answer.ts";
import { deleteQuickAnswer } from "./delete-quick-answer.ts";
import { editQuickAnswer } from "./edit-quick-answer.ts";
import { listQuickAnswers } from "./list-quick-answers.ts";
import { quickAnswersOfChat } from "./quick-answers-of-chat.ts";
import { sendQuickAnswer } from "./send-quick-answer.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const add = (by: Colleague, title: string, text = "Да") =>
  addQuickAnswer(shop.deps, by.staff, { title, text });

async function openCafe() {
  const cafe = await shop.merchant();
  const [owner, manager, barista] = [
    await hire(shop, cafe.venueId, "owner"),
    await hire(shop, cafe.venueId, "manager"),
    await hire(shop, cafe.venueId, "barista"),
  ];
  return { ...cafe, owner, manager, barista };
}

/** A customer who wrote, and the dialog that came of it; with `order` they paired with it before. */
async function write(cafe: Awaited<ReturnType<typeof openCafe>>, name: string, order?: string) {
  const key = await shop.person();
  const sender = { telegramUserId: key.person.telegramUserId, name, language: "ru" };
  const customer = await enterChat(shop.deps, key, sender);
  const placed = order === undefined ? null : await cafe.place(order, { number: order });
  if (placed) await pair(shop.deps, customer, codeOf(placed));
  const { dialogId } = await receiveMessage(shop.deps, {
    personId: customer.person.id,
    venueId: cafe.venueId,
    orderId: placed?.order.id ?? null,
    content: { kind: "text", text: "Готово?", entities: [] },
    album: null,
    replyToId: null,
    source: { bot: "customer", chatId: customer.chatId, messageId: 1 },
  });
  return { customer, dialogId };
}

const send = (by: Colleague, answerId: string, dialogId: string) =>
  sendQuickAnswer(shop.deps, by.staff, { chat: by.chat, panel: "quick" }, { answerId, dialogId });

const openPanel = ({ chat }: Colleague) => showPanel(shop.deps, chat, { name: "quick", view: "ql:0:0" });

async function sentTo(dialogId: string): Promise<string[]> {
  const rows = await shop.rows<{ text: string }>(
    "select content ->> 'text' as text from dialog_message where dialog_id = $1 and author = 'staff' order by id",
    [dialogId],
  );
  return rows.map(({ text }) => text);
}

describe("the quick answers of a venue", () => {
  test("are made, changed and deleted by managers, and are nobody else's", async () => {
    const [cafe, other] = [await openCafe(), await openCafe()];
    const id = await add(cafe.manager, " Уже\nготов ", "\n{name}, заказ {order} готов! ");
    shop.pass(1);
    await add(cafe.owner, "Ждём");
    expect((await listQuickAnswers(shop.deps, cafe.venueId)).map(({ title, text }) => [title, text])).toEqual(
      [
        ["Уже готов", "{name}, заказ {order} готов!"],
        ["Ждём", "Да"],
      ],
    );
    expect(await listQuickAnswers(shop.deps, other.venueId)).toEqual([]);
    await editQuickAnswer(shop.deps, cafe.owner.staff, id, { title: "Готов" });
    await editQuickAnswer(shop.deps, cafe.owner.staff, id, { text: "Готов, {name}" });
    const [first] = await listQuickAnswers(shop.deps, cafe.venueId);
    expect(first).toEqual({ id, title: "Готов", text: "Готов, {name}" });
    for (const work of [
      () => editQuickAnswer(shop.deps, other.owner.staff, id, { title: "Чужой" }),
      () => deleteQuickAnswer(shop.deps, other.owner.staff, id),
    ])
      expect(await refusalOf(work())).toBe("not_found");
    await deleteQuickAnswer(shop.deps, cafe.manager.staff, id);
    expect(await refusalOf(deleteQuickAnswer(shop.deps, cafe.manager.staff, id))).toBe("not_found");
    expect(await listQuickAnswers(shop.deps, cafe.venueId)).toHaveLength(1);
  });

  test("are no barista's to change, nor of whoever was a manager a moment ago", async () => {
    const cafe = await openCafe();
    const id = await add(cafe.manager, "Да");
    await changeRole(shop.deps, cafe.owner.staff, cafe.manager.staff.staffId, "barista");
    for (const { staff } of [cafe.barista, cafe.manager])
      for (const work of [
        () => addQuickAnswer(shop.deps, staff, { title: "Нет", text: "Нет" }),
        () => editQuickAnswer(shop.deps, staff, id, { text: "Нет" }),
        () => deleteQuickAnswer(shop.deps, staff, id),
      ])
        expect(await refusalOf(work())).toBe("forbidden");
  });

  test("are refused when they cannot be sent, or on no button", async () => {
    const cafe = await openCafe();
    const id = await add(cafe.owner, "Да");
    const refused = [
      () => add(cafe.owner, "", "Да"),
      () => add(cafe.owner, "x".repeat(41), "Да"),
      () => add(cafe.owner, "Да", " \u0000 "),
      () => add(cafe.owner, "Да", "x".repeat(1001)),
      () => add(cafe.owner, "Да", "Здравствуйте, {имя}"),
      () => editQuickAnswer(shop.deps, cafe.owner.staff, id, { title: " " }),
      () => editQuickAnswer(shop.deps, cafe.owner.staff, id, { text: "{order.id}" }),
    ];
    for (const work of refused) expect(await refusalOf(work())).toBe("validation_failed");
    expect(await listQuickAnswers(shop.deps, cafe.venueId)).toEqual([{ id, title: "Да", text: "Да" }]);
  });

  test("are fifty at most, also when two managers add the last one at once", async () => {
    const cafe = await openCafe();
    await shop.rows(
      `insert into quick_answer (id, venue_id, title, text)
       select gen_random_uuid(), $1, n::text, 'Да' from generate_series(1, $2) n`,
      [cafe.venueId, quickAnswersLimit - 1],
    );
    const another = await shop.anotherProcess();
    const outcomes = await Promise.allSettled([
      add(cafe.owner, "Последний"),
      addQuickAnswer(another, cafe.manager.staff, { title: "Последний", text: "Да" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(add(cafe.owner, "Ещё один"))).toBe("limit_reached");
    expect(await listQuickAnswers(shop.deps, cafe.venueId)).toHaveLength(quickAnswersLimit);
  });
});

describe("a quick answer", () => {
  test("goes to the dialog filled in, once, however often it is tapped", async () => {
    const cafe = await openCafe();
    const { dialogId } = await write(cafe, "Анна <b>{order}</b>", "42");
    const id = await add(cafe.owner, "Готов", "{name}, заказ {order} готов!");
    await openPanel(cafe.barista);
    const taps = await Promise.all([1, 2, 3].map(() => send(cafe.barista, id, dialogId)));
    expect(taps.filter((name) => name !== null)).toEqual(["Анна <b>{order}</b>"]);
    expect(await sentTo(dialogId)).toEqual(["Анна, заказ 42 готов!"]);
    await openPanel(cafe.barista);
    await send(cafe.barista, id, dialogId);
    expect(await sentTo(dialogId)).toHaveLength(2);
  });

  test("that names an order is not sent without one; the panel stays open", async () => {
    const cafe = await openCafe();
    const { dialogId } = await write(cafe, "Анна");
    const [named, plain] = [
      await add(cafe.owner, "Готов", "Заказ {order} готов!"),
      await add(cafe.owner, "Ждём", "Ждём вас, {name}!"),
    ];
    await openPanel(cafe.barista);
    expect(await refusalOf(send(cafe.barista, named, dialogId))).toBe("validation_failed");
    expect(await send(cafe.barista, plain, dialogId)).toBe("Анна");
    expect(await sentTo(dialogId)).toEqual(["Ждём вас, Анна!"]);
  });

  test("of one venue never goes to a dialog of another", async () => {
    const [cafe, other] = [await openCafe(), await openCafe()];
    const [own, foreign] = [await write(cafe, "Анна"), await write(other, "Борис")];
    const [id, foreignId] = [await add(cafe.owner, "Да"), await add(other.owner, "Да")];
    await openPanel(cafe.barista);
    expect(await refusalOf(send(cafe.barista, id, foreign.dialogId))).toBe("not_found");
    expect(await refusalOf(send(cafe.barista, foreignId, own.dialogId))).toBe("not_found");
    expect([await sentTo(own.dialogId), await sentTo(foreign.dialogId)]).toEqual([[], []]);
  });

  test("is refused when the customer has blocked the bot", async () => {
    const cafe = await openCafe();
    const { customer, dialogId } = await write(cafe, "Анна");
    await recordBlock(shop.deps, customer, true);
    const id = await add(cafe.owner, "Да");
    await openPanel(cafe.barista);
    expect(await refusalOf(send(cafe.barista, id, dialogId))).toBe("recipient_unreachable");
  });
});

test("a staff chat sees its venue's answers and who would get them", async () => {
  const cafe = await openCafe();
  const { dialogId } = await write(cafe, "Анна", "43");
  const id = await add(cafe.owner, "Да");
  const answers = [{ id, title: "Да", text: "Да" }];
  const { chat, staff } = cafe.barista;
  const view = () => quickAnswersOfChat(shop.deps, chat.chatId);
  expect(await view()).toEqual({ role: "barista", venueName: "Кофейня: зал", receiver: null, answers });
  await openDialog(shop.deps, staff, chat, dialogId);
  expect((await view())?.receiver).toEqual({ name: "Анна", order: "43" });
  expect(await quickAnswersOfChat(shop.deps, (await shop.person("horeca")).chatId)).toBeNull();
});
