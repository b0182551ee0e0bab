import type { ChatDriver } from "@gotovo/sandbox/driver";
import { enterChat } from "@gotovo/usecases/chats/enter-chat";
import { openDialog } from "@gotovo/usecases/dialogs/open-dialog";
import { receiveMessage } from "@gotovo/usecases/dialogs/receive-message";
import { findStaff, type StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, headerOf, openCafe, type Venue } from "../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

let customers = 900_000;

/** A customer writes to the venue, and a member of staff opens the dialog; answers what the customer was sent since. */
async function openDialogWith(name: string, venue: Venue, chat: ChatDriver, orderId: string | null = null) {
  const { deps } = cafe;
  const id = BigInt(++customers);
  const sender = { telegramUserId: id, name, language: "ru" };
  const customer = await enterChat(deps, { bot: "customer", chatId: id }, sender);
  const { dialogId } = await receiveMessage(deps, {
    personId: customer.person.id,
    venueId: venue.venueId,
    orderId,
    content: { kind: "text", text: "Когда?", entities: [] },
    album: null,
    replyToId: null,
    source: { bot: "customer", chatId: id, messageId: 1 },
  });
  const { rows: people } = await deps.db.pool.query("select name from person where telegram_user_id = $1", [
    chat.id,
  ]);
  const staffChat = await enterChat(
    deps,
    { bot: "horeca", chatId: BigInt(chat.id) },
    { telegramUserId: BigInt(chat.id), name: people[0].name, language: null },
  );
  const staff = (await findStaff(deps, staffChat)) as StaffActor;
  await openDialog(deps, staff, staffChat, dialogId);
  return async () => {
    const { rows } = await deps.db.pool.query(
      `select m.content ->> 'text' as text from chat_message q join dialog_message m on m.id = q.dialog_message_id
       where q.bot = 'customer' and q.chat_id = $1 and m.author = 'staff' order by q.id`,
      [id],
    );
    return rows.map(({ text }) => text);
  };
}

async function addAnswer(manager: ChatDriver, title: string, text: string): Promise<void> {
  await manager.say("/quick");
  await manager.waitFor(
    (messages) =>
      messages.some((message) =>
        buttonsOf(message)
          .flat()
          .some((label) => /Добавить|Изменить/.test(label)),
      ),
    {
      what: "the panel",
    },
  );
  const labels = (await manager.messages()).flatMap((message) => buttonsOf(message).flat());
  if (labels.includes("✏️ Изменить список")) await manager.tap("✏️ Изменить список");
  await manager.waitFor(
    (messages) => messages.some((message) => buttonsOf(message).flat().includes("➕ Добавить ответ")),
    {
      what: "the button that adds",
    },
  );
  await manager.tap("➕ Добавить ответ");
  await manager.waitForText("Как его назвать?");
  await manager.say(title);
  await manager.waitForText("Теперь напишите текст");
  await manager.say(text);
  await manager.waitFor(
    (messages) => messages.some((message) => buttonsOf(message).flat().includes("🗑 Удалить")),
    {
      what: "the answer's page",
    },
  );
}

describe.concurrent("quick answers", () => {
  test("are added by a manager and sent by a barista to the dialog that is open", async () => {
    const venue = await cafe.venue("Зерно");
    const orderId = await venue.place("42", { customer: { name: "Анна & Ко <b>" } });
    const manager = await venue.join("Миша", "manager");
    await addAnswer(manager, "Уже готов ✅", "{name}, заказ {order} готов! <i>Ждём</i>");
    await manager.waitForText("Уже готов ✅\n\n{name}, заказ {order} готов! <i>Ждём</i>");

    const kate = await venue.join("Kate", "barista", "en");
    await kate.say("/quick");
    const panel = await kate.waitForText("Open a dialog first — /dialogs");
    expect(buttonsOf(panel)).toEqual([["Уже готов ✅"], ["✖️ Close"]]);
    const early = await kate.tap("Уже готов ✅");
    expect(early.answer?.text).toBe(
      "Who should get it? Open a dialog first — /dialogs — then tap an answer.",
    );

    const received = await openDialogWith("Anna", venue, kate, orderId);
    await kate.waitForText("Tap an answer, and Анна & Ко <b> gets it, order 42.");
    await kate.waitForText("Анна, заказ 42 готов! <i>Ждём</i>");
    const tap = await kate.tap("Уже готов ✅");
    expect(tap.answer?.text).toBe("Sent to Анна & Ко <b>");
    expect(await received()).toEqual(["Анна, заказ 42 готов! <i>Ждём</i>"]);
    await kate.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Quick answers")), {
      what: "the panel is closed",
    });
  });

  test("that need an order say so in a dialog without one", async () => {
    const venue = await cafe.venue("Без заказа");
    const manager = await venue.join("Миша", "manager");
    await addAnswer(manager, "Готов", "Заказ {order} готов!");
    const received = await openDialogWith("Борис", venue, manager);
    await manager.say("/quick");
    await manager.waitForText("Нажмите на ответ, и его получит Борис.");
    const tap = await manager.tap("Готов");
    expect(tap.answer?.text).toMatch(/^В этом диалоге нет заказа/);
    expect(await received()).toEqual([]);
  });

  test("are checked while they are typed, and commands are commands meanwhile", async () => {
    const venue = await cafe.venue("Проверка");
    const manager = await venue.join("Миша", "manager");
    await manager.say("/quick");
    await manager.waitForText("Добавьте фразы");
    await manager.tap("➕ Добавить ответ");
    await manager.waitForText("Как его назвать?");
    await manager.say("ы".repeat(41));
    await manager.waitForText("Слишком длинно: 41, а можно не больше 40.");
    await manager.say("/orders");
    await manager.say("Где заказ");
    await manager.waitForText("Теперь напишите текст");
    await manager.sendFiles([{ kind: "photo", file_name: "a.jpg", bytes: new Uint8Array([1]) }]);
    await manager.waitForText("Пришлите, пожалуйста, обычный текст.");
    await manager.say("Здравствуйте, {имя}!");
    await manager.waitForText("Не знаю, что подставить вместо {имя}.");
    await manager.say("Здравствуйте, {name}!");
    await manager.waitForText("Где заказ\n\nЗдравствуйте, {name}!");
    await manager.tap("✏️ Текст");
    await manager.waitForText("Напишите новый текст");
    await manager.say("/exit");
    await manager.waitFor(
      (messages) => !messages.some(({ text }) => text?.includes("Напишите новый текст")),
      {
        what: "the question is gone",
      },
    );
    await manager.say("Это уже не ответ");
    const { rows } = await cafe.deps.db.pool.query("select text from quick_answer where venue_id = $1", [
      venue.venueId,
    ]);
    expect(rows).toEqual([{ text: "Здравствуйте, {name}!" }]);
  });

  test("are changed and deleted after a question, for everybody at once", async () => {
    const venue = await cafe.venue("Правки");
    const manager = await venue.join("Миша", "manager");
    await addAnswer(manager, "Старое", "Да");
    const barista = await venue.join("Олег");
    await barista.say("/quick");
    await barista.waitForText("Старое\nДа");
    await manager.tap("✏️ Название");
    await manager.waitForText("Напишите новое название");
    await manager.say("Новое 🧁");
    await barista.waitForText("Новое 🧁\nДа");
    await manager.waitForText("Новое 🧁\n\nДа");
    await manager.tap("🗑 Удалить");
    await manager.waitForText("Удалить «Новое 🧁»?");
    const tap = await manager.tap("Да, удалить");
    expect(tap.answer?.text).toBe("Ответ удалён");
    await barista.waitForText("Здесь пока пусто: ответы добавляют владелец и управляющие.");
  });

  test("of one café are nobody's at another, and no barista's to change", async () => {
    const [venue, other] = [await cafe.venue("Своя"), await cafe.venue("Чужая")];
    const manager = await venue.join("Миша", "manager");
    await addAnswer(manager, "Наше", "Да");
    const page = await manager.waitForText("Наше\n\nДа");
    const buttons = page.inline_keyboard?.flat().flatMap(({ callback_data }) => callback_data ?? []) ?? [];
    const answers = buttons.filter((data) => data.startsWith("qi:"));
    const id = answers[0]?.split(":")[1];
    const all = [...answers, `qi:${id}:0`, `qi:${id}:4`];
    const stranger = await other.join("Вера", "owner");
    const header = await headerOf(stranger, "Чужая");
    await openDialogWith("Борис", other, stranger);
    await stranger.say("/quick");
    await stranger.waitForText("Здесь пока пусто");
    for (const data of [...all, `qs:${id}`]) {
      const tap = await stranger.tap({ data, message_id: header.message_id });
      expect([data, tap.answer?.text]).toEqual([data, "Этого ответа больше нет."]);
    }
    const barista = await venue.join("Kate", "barista", "en");
    const own = await headerOf(barista, "Своя");
    for (const data of [...all, "ql:1:0", "qn"]) {
      const tap = await barista.tap({ data, message_id: own.message_id });
      expect([data, tap.answer?.text]).toEqual([data, "No access: your role does not allow this."]);
    }
  });
});
