import type { ChatDriver } from "@gotovo/sandbox/driver";
import { expireStep } from "@gotovo/usecases/chats/expire-step";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { buttonsOf } from "./cards.ts";
import { shows, tapOn } from "./messages.ts";
import { type CafeServer, openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const timeoutMs = 60_000;
// The bots keep to Telegram's message a second in each chat, and the machine may be busy with other files.
vi.setConfig({ testTimeout: 180_000 });

/** Customers of a café who have written once, named by their order's number. */
async function writers(cafe: CafeServer, count: number): Promise<ChatDriver[]> {
  const people: ChatDriver[] = [];
  for (let number = 1; number <= count; number++) {
    const person = await town.follows(cafe, String(number), `user-${number}`, {
      customer: { site_user_id: `user-${number}`, name: `Клиент ${number}` },
    });
    await person.say(`вопрос о заказе ${number}`);
    await shows(person, /^✉️ Передал в/);
    // Orders out of the way: their cards would have to be waited for, a message a second.
    await cafe.api.orders.move(`order-${number}`, { status: "canceled_by_cafe" });
    people.push(person);
  }
  return people;
}

test("from the list to many: selecting on two pages, a draft, a preview, and what came of it", async () => {
  const cafe = await town.cafe("Зерно");
  const people = await writers(cafe, 9);
  const silent = await town.follows(cafe, "10", "user-10", {
    customer: { site_user_id: "user-10", name: "Клиент 10" },
  });
  const vera = await cafe.joins("Вера", "barista", "en");
  await vera.say("/dialogs");
  await shows(vera, /^Dialogs · all open · unread: 9/);
  await tapOn(vera, /^Dialogs/, "☑️ Select several");
  await tapOn(vera, /^Dialogs/, "Older ▶️");
  // The oldest are on the second page: the first who wrote is the last.
  const oldest = await shows(vera, /Клиент 1 · 1 /);
  await vera.tap({ row: 0, column: 0, message_id: oldest.message_id });
  await tapOn(vera, /^Dialogs/, "◀️ Newer");
  const newest = await shows(vera, /Клиент 9 · 9 /);
  await vera.tap({ row: 0, column: 0, message_id: newest.message_id });
  await people[0]?.block();
  await tapOn(vera, /^Dialogs/, "Not written");
  await shows(vera, /Клиент 10 · 10 · .*\n🆕 Placed · has not written yet/);
  await tapOn(vera, /^Dialogs/, "☐ Клиент 10 · 10");

  await tapOn(vera, /^Dialogs/, "✍️ Write to selected (3)");
  await shows(vera, /Receivers: 3/);
  await vera.say("We close at eight");
  await shows(
    vera,
    /Ready to send. Messages: 1, receivers: 3.\nIt passes over .*\nCustomers will see:\n☕️ Зерно\nWe close at eight\n/,
  );
  await tapOn(vera, /Ready to send/, "Send · 3 receivers");
  await shows(vera, /^✅ Sent\nDelivered: 2 of 3\nBlocked the bot: 1$/);
  for (const person of [people[8] as ChatDriver, silent]) {
    await shows(person, /^☕️ Зерно\nWe close at eight$/);
  }
  for (const other of people.slice(1, 8)) {
    expect((await other.messages()).some(({ text }) => text?.includes("We close at eight"))).toBe(false);
  }
});

test("what is written without a dialog waits until one is chosen, and goes on there; the header names it, pinned", async () => {
  const cafe = await town.cafe("Мята");
  const boris = await cafe.joins("Борис");
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Есть кто?");
  await shows(boris, /Есть кто\?/);
  await boris.say("Да, слушаю");
  await boris.say("Я здесь");
  await tapOn(boris, /^Кому это отправить\?/, "Анна · 1");
  await shows(anna, /^☕️ Мята\nДа, слушаю$/);
  await shows(anna, /^☕️ Мята\nЯ здесь$/);
  const header = await shows(boris, /^💬 Анна · заказ № 1 \(размещён\)\nОтвечаете вы\./);
  await boris.waitFor(
    (messages) => messages.find(({ message_id }) => message_id === header.message_id)?.pinned,
    {
      what: "the header is pinned",
      timeoutMs,
    },
  );
  await boris.say("Ещё одно");
  await shows(anna, /Ещё одно/);
  // Out of a question first; the dialog stays open.
  await boris.say("/note");
  await tapOn(boris, /^🔒 Напишите заметку/, "✖️ Выход");
  await boris.say("Я на месте");
  await shows(anna, /Я на месте/);
  // The command leaves all at once: what is written next is no customer's.
  await boris.say("/note");
  await shows(boris, /^🔒 Напишите заметку/);
  await boris.say("/exit");
  await shows(boris, /^Вышли/);
  await boris.waitFor((messages) => !messages.some(({ pinned }) => pinned), {
    what: "no dialog is open",
    timeoutMs,
  });
});

test("whoever answers first has the dialog; others see whose it is, take it over, and notes stay among staff", async () => {
  const cafe = await town.cafe("Смена");
  const [boris, vera] = [await cafe.joins("Борис"), await cafe.joins("Вера")];
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Можно с собой?");
  for (const chat of [boris, vera]) await shows(chat, /Можно с собой\?/);
  const copy = await shows(boris, /Можно с собой\?/);
  await boris.say("Можно", { reply_to: copy.message_id });
  await shows(anna, /Можно$/);
  await vera.waitFor(
    (messages) => messages.some((message) => buttonsOf(message).includes("💬 Отвечает Борис")),
    { what: "whose dialog it is", timeoutMs },
  );
  await tapOn(vera, /Можно с собой\?/, "💬 Отвечает Борис");
  await tapOn(vera, /^💬 Анна · заказ № 1/, "✋ Взять себе");
  await shows(vera, /Отвечаете вы\./);
  await vera.say("/note любит без сахара");
  await shows(vera, /🔒 Вера: любит без сахара/);
  expect((await anna.messages()).some(({ text }) => text?.includes("без сахара"))).toBe(false);

  await anna.say("Спасибо!");
  await shows(vera, /Спасибо!/);
  await tapOn(vera, /^💬 Анна · заказ № 1/, "✅ Завершить");
  await shows(anna, /Ваш вопрос решён\?/);
  await vera.say("/dialogs");
  await tapOn(vera, /^Диалоги/, "Закрытые");
  await shows(vera, /^Диалоги · завершённые[\s\S]*Анна · № 1/);
  await anna.say("Ещё вопрос");
  await tapOn(vera, /^Диалоги/, "Все");
  await shows(vera, /^Диалоги · все открытые[\s\S]*Анна · № 1/);
});

test("a café that is closed says so once, and when it opens", async () => {
  const cafe = await town.cafe("Ночь");
  await town.deps.db.prisma.venue.update({
    where: { id: cafe.horecaId },
    data: { openingHours: Array.from({ length: 7 }, () => []) },
  });
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Вы работаете?");
  await shows(anna, /^🌙 «Ночь» сейчас закрыто\./);
  const second = await anna.say("Ау");
  const boris = await cafe.joins("Борис");
  await shows(boris, /Диалоги · 1 новый|очередь/);
  await anna.waitFor((messages) => messages.at(-1)?.message_id === second.message_id, {
    what: "nothing more is said",
    timeoutMs,
  });
});

test("without an order the café is chosen among those dealt with lately", async () => {
  const [zerno, myata] = [await town.cafe("Первое"), await town.cafe("Второе")];
  const boris = await myata.joins("Борис");
  const anna = await town.follows(zerno, "1", "anna");
  const { tracking } = await myata.paid("2", { customer: { site_user_id: "anna" } });
  await pairs(anna, tracking);
  await shows(anna, /Заказ № 2 · Второе/);
  await zerno.api.orders.move("order-1", { status: "canceled_by_cafe" });
  await myata.api.orders.move("order-2", { status: "canceled_by_cafe" });
  await anna.say("Я забыла у вас зонт");
  await tapOn(anna, /^В какое кафе это передать\?/, "Второе");
  await shows(boris, /Я забыла у вас зонт/);
  await anna.say("Синий");
  await shows(boris, /Синий/);
});

test("the answer to whom is also given by opening a dialog, and to which café by the button of its order", async () => {
  const [zerno, myata] = [await town.cafe("Арабика"), await town.cafe("Робуста")];
  const boris = await myata.joins("Борис");
  const anna = await town.follows(zerno, "1", "anna");
  const { tracking } = await myata.paid("2", { customer: { site_user_id: "anna" } });
  await pairs(anna, tracking);
  await shows(anna, /Заказ № 2 · Робуста/);
  await anna.say("Можно у окна?");
  await shows(anna, /^В какое кафе это передать\?/);
  expect(await tapOn(anna, /Заказ № 2 · Робуста/, "✉️ Написать в кафе")).toBe("Передаю в «Робуста»");
  await shows(boris, /Можно у окна\?/);

  await boris.say("Да, конечно");
  await shows(boris, /^Кому это отправить\?/);
  await boris.say("/dialogs");
  await tapOn(boris, /^Диалоги/, "Анна · № 2 (1)");
  await shows(anna, /^☕️ Робуста\nДа, конечно$/);
  await boris.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Кому это отправить?")), {
    what: "the question is answered",
    timeoutMs,
  });
});

test("an album goes to one café, though the order it was about is over and another café has one", async () => {
  const [zerno, myata] = [await town.cafe("Давно"), await town.cafe("Сейчас")];
  const [boris, vera] = [await zerno.joins("Борис"), await myata.joins("Вера")];
  const anna = await town.follows(zerno, "1", "anna");
  for (const status of ["in_progress", "ready", "delivered"] as const)
    await zerno.api.orders.move("order-1", { status });
  const { tracking } = await myata.paid("2", { customer: { site_user_id: "anna" } });
  await pairs(anna, tracking);
  await shows(anna, /Заказ № 2 · Сейчас/);
  await tapOn(anna, /Заказ № 1 · Давно/, "✉️ Написать в кафе");
  await shows(anna, /^Напишите сообщение — передам в «Давно»/);
  const photos = [1, 2, 3].map((number) => ({
    kind: "photo" as const,
    bytes: Buffer.from(`photo ${number}`),
  }));
  await anna.sendFiles(photos);
  await shows(boris, /3 файла одним альбомом/);
  await town.quiet();
  expect((await vera.messages()).filter(({ file }) => file !== undefined)).toEqual([]);
});

test("a question left for ten minutes ends with a message, which says that nothing was sent", async () => {
  const cafe = await town.cafe("Пауза");
  const vera = await cafe.joins("Vera", "barista", "en");
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Есть кто?");
  await shows(vera, /Есть кто\?/);
  const leaves = async (chat: ChatDriver, bot: "customer" | "horeca") => {
    await town.deps.db.pool.query(
      "update chat_step set expires_at = expires_at - interval '10 minutes' where chat_id = $1",
      [chat.id],
    );
    await expireStep(town.deps, { bot, chatId: BigInt(chat.id) });
  };
  await vera.say("Coming");
  await shows(vera, /^Whom is this for\?|^Who/);
  await leaves(vera, "horeca");
  await shows(vera, /10 minutes, so I closed it\. What waited to be sent went to nobody/);
  await tapOn(anna, /Заказ № 1 · Пауза/, "✉️ Написать в кафе");
  await shows(anna, /^Напишите сообщение/);
  await leaves(anna, "customer");
  await shows(anna, /10 минут, и я его закрыл\. Начать заново можно в любой момент\.$/);
});
