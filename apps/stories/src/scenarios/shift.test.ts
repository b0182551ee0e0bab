import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardGone, cardOf, countCards, tapOn } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterEach(() => {
  town.clock.aheadMs = 0;
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test.concurrent("three baristas and one queue: what one does, the others see", async () => {
  const cafe = await town.cafe("Зерно");
  const [asya, boris, vera] = [await cafe.joins("Ася"), await cafe.joins("Борис"), await cafe.joins("Вера")];
  const anna = await town.follows(cafe, "1", "anna");
  for (const barista of [asya, boris, vera]) {
    const card = await cardOf(barista, "1", "Статус: Размещён");
    expect(card.silent).toBe(false);
    expect(buttonsOf(card)).toEqual(["▶️ В работу", "⏬", "⛔️ Отменить"]);
    await barista.waitForText("🆕 Размещено: 1");
  }

  expect(await tapOn(asya, "1", "▶️ В работу")).toBe("№ 1: в работе");
  for (const barista of [asya, boris, vera]) await cardOf(barista, "1", "Статус: В работе");
  await cardOf(anna, "1", "⏳ Готовится");
  await boris.waitForText("☕️ В работе: 1");

  expect(await tapOn(boris, "1", "▶️ Готов")).toBe("№ 1: готов");
  for (const barista of [asya, boris, vera]) await cardOf(barista, "1", "Статус: Готов");
  await cardOf(anna, "1", "Заказ готов — забирайте!");
});

test.concurrent("“Выдан” is asked about once, on the card of the one who tapped", async () => {
  const cafe = await town.cafe("Выдача");
  const [asya, boris] = [await cafe.joins("Ася"), await cafe.joins("Борис")];
  await cafe.paid("2");
  await cafe.api.orders.move("order-2", { status: "in_progress" });
  await cafe.api.orders.move("order-2", { status: "ready" });
  await cardOf(boris, "2", "Статус: Готов");
  await tapOn(asya, "2", "▶️ Выдан");
  const asked = await cardOf(asya, "2", "Подтвердите завершение заказа № 2");
  expect(buttonsOf(asked)).toEqual(["Да, выдан", "Нет"]);
  expect((await cardOf(boris, "2")).text).not.toContain("Подтвердите");

  await tapOn(asya, "2", "Да, выдан");
  const done = await cardOf(boris, "2", "Статус: Выдан");
  expect(buttonsOf(done)).toEqual(["↩️ Вернуть"]);
  await asya.waitForText("Заказов нет. Новый придёт сюда сам.");
  expect((await cafe.api.orders.get("order-2")).order.status).toBe("delivered");
});

test.concurrent("all three tap at once: one moves the order, the others read what is true now", async () => {
  const cafe = await town.cafe("Гонка");
  const baristas = [await cafe.joins("Ася"), await cafe.joins("Борис"), await cafe.joins("Вера")];
  await cafe.paid("3");
  for (const barista of baristas) await cardOf(barista, "3", "Размещён");
  const answers = await Promise.all(baristas.map((barista) => tapOn(barista, "3", "▶️ В работу")));
  expect(answers.filter((text) => text === "№ 3: в работе").length).toBeGreaterThanOrEqual(1);
  for (const answer of answers) expect(answer).toContain("в работе");
  for (const barista of baristas) {
    await cardOf(barista, "3", "Статус: В работе");
    expect(await countCards(barista, "3")).toBe(1);
  }
  expect((await cafe.api.orders.get("order-3")).order.version).toBe(2);
});

test.concurrent("off duty: orders come without a sound; back on duty they ring again", async () => {
  const cafe = await town.cafe("Смена");
  const asya = await cafe.joins("Ася");
  expect((await asya.tap("🔕 Со смены")).answer?.text).toContain("без звука");
  await asya.waitForText("Вы не на смене");
  await cafe.paid("1");
  expect((await cardOf(asya, "1")).silent).toBe(true);
  await asya.tap("🔔 На смену");
  await cafe.paid("2");
  expect((await cardOf(asya, "2")).silent).toBe(false);
});

test.concurrent("an owner invites a barista, and the link works once", async () => {
  const cafe = await town.cafe("Команда");
  const owner = await cafe.joins("Олег", "owner");
  await owner.say("/team");
  const team = await owner.waitForText("Команда «Команда»");
  expect(team.text).toContain("🔔 Олег — владелец");
  await owner.tap("➕ Бариста");
  const invite = await owner.waitForText("Приглашение в «Команда» — бариста");
  const payload = /start=([\w-]+)/.exec(invite.text ?? "")?.[1];
  const newcomer = await town.guest("Ника");
  await newcomer.start(payload);
  await newcomer.waitForText("Вы бариста и сразу на смене");
  await newcomer.waitForText("Команда — очередь");
  const second = await town.guest("Зоя");
  await second.start(payload);
  await second.waitForText("Приглашение не подходит");
});

test.concurrent("a promise shows to both sides, and a late order is marked for both", async () => {
  const cafe = await town.cafe("Время");
  const barista = await cafe.joins("Ася");
  const inTenMinutes = new Date(Date.now() + 10 * 60_000).toISOString();
  const anna = await town.follows(cafe, "1", "anna", { ready_at: inTenMinutes });
  await cardOf(anna, "1", /Будет готов .*к \d\d:\d\d/);
  await cardOf(barista, "1", /⏰ к \d\d:\d\d/);

  const soon = new Date(Date.now() + 2_000).toISOString();
  await cafe.api.orders.move("order-1", { status: "in_progress", ready_at: soon });
  const late = await cardOf(barista, "1", "Опаздывает, обещан");
  expect(late.text).toMatch(/^❗️ Заказ №: 1 \| Статус: В работе/);
  await barista.waitForText("❗️ Опаздывает: 1");
  const told = await cardOf(anna, "1", /Задерживается/);
  expect(told.text).not.toContain("Будет готов");
});

test.concurrent("the queue stands with the oldest promise first", async () => {
  const cafe = await town.cafe("Порядок");
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  await cafe.paid("1", { ready_at: later(30) });
  await cafe.paid("2", { ready_at: later(5) });
  await cafe.paid("3", { ready_at: later(15) });
  const barista = await cafe.joins("Ася");
  for (const number of ["1", "2", "3"]) await cardOf(barista, number);
  const numbers = (await barista.messages()).flatMap(
    ({ text }) => /Заказ №: (\d) \|/.exec(text ?? "")?.[1] ?? [],
  );
  expect(numbers).toEqual(["2", "3", "1"]);
});

test("a finished order leaves the queue of those who come later", async () => {
  const cafe = await town.cafe("Позже");
  await cafe.paid("1");
  await cafe.api.orders.move("order-1", { status: "canceled_by_cafe" });
  town.clock.aheadMs = 61_000;
  const barista = await cafe.joins("Ася");
  await barista.waitForText("Заказов нет");
  await cardGone(barista, "1");
});

test.concurrent("whoever goes home hands their dialogs over: they read of their shift, colleagues see who waits", async () => {
  const cafe = await town.cafe("Смена");
  const [boris, kate] = [await cafe.joins("Борис <b>"), await cafe.joins("Kate", "barista", "en")];
  const anna = await town.follows(cafe, "4", "anna");
  await cafe.api.orders.move("order-4", { status: "in_progress" });
  await cafe.api.orders.move("order-4", { status: "ready" });
  await anna.say("Я у входа");
  const { message_id: theirs } = await boris.waitForText("Я у входа");
  await boris.say("Уже несу", { reply_to: theirs });
  await anna.waitForText("Уже несу");
  await anna.say("Тут закрыто");
  await boris.waitForText("Тут закрыто");

  await boris.say("/duty");
  const report = await boris.waitForText("Смена закончена");
  expect(report.text).toMatch(/кафе приготовило 1 заказ, в среднем за \S+ мин/);
  expect(report.text).toContain("Ваши открытые диалоги (1) теперь ничьи: те, кто на смене, их видят.");
  const heard = await kate.waitForText("Борис <b> has gone off duty, and 1 dialog is nobody’s now.");
  expect(heard.text).toContain("1 customer waits for an answer.");
  expect(heard.silent).toBe(false);
  await kate.waitForText("Тут закрыто");
  await kate.tap({ text: "💬 Show", message_id: heard.message_id });
  await kate.waitForText("unassigned");
  await boris.say("/duty");
  await boris.waitForText("Вы на смене: новые заказы со звуком");
});
