import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf } from "./cards.ts";
import { shows, tapOn } from "./messages.ts";
import { openTeam } from "./team-group.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test("“Not my orders” asks, and then the card is gone, the café knows, and the next order needs a code", async () => {
  const cafe = await town.cafe("Чужое");
  const anna = await town.follows(cafe, "1", "anna");
  const card = await cardOf(anna, "1");
  const tap = (text: string) => anna.tap({ text, message_id: card.message_id });
  await tap("⋯");
  const asked = await cardOf(anna, "1", "Это не ваши заказы?");
  expect(buttonsOf(asked)).toEqual(["Не мои заказы — отвязать", "◀️ Назад"]);
  await tap("◀️ Назад");
  await cardOf(anna, "1", "Отменить можно");
  await tap("⋯");
  await cardOf(anna, "1", "Это не ваши заказы?");
  await tap("Не мои заказы — отвязать");
  await anna.waitForText("Готово: заказы «Чужое» сюда больше не приходят.");
  await anna.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Заказ № 1")), {
    what: "the card is gone",
  });
  expect(await cafe.api.isSubscribed(anna.id)).toBe(false);
  const next = await cafe.paid("2", { customer: { site_user_id: "anna" } });
  expect(next.tracking.telegram).toMatchObject({ state: "unlinked", code: expect.any(String) });
  expect((await cafe.api.orders.get("order-1")).order.status).toBe("placed");
});

test("after “Not my orders” staff who have the dialog open, or write in its topic, read at once that they cannot", async () => {
  const { cafe, boris, olga, group } = await openTeam(town, "Прощание");
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Это не мой кофе");
  await tapOn(boris, /Это не мой кофе/, "💬 Открыть диалог");
  await boris.say("Сейчас проверю");
  const told = await shows(anna, /Сейчас проверю/);
  const topic = await group.waitForTopic("Анна · № 1");
  const card = await cardOf(anna, "1");
  await anna.tap({ text: "⋯", message_id: card.message_id });
  await cardOf(anna, "1", "Это не ваши заказы?");
  await anna.tap({ text: "Не мои заказы — отвязать", message_id: card.message_id });
  await shows(anna, /^Готово: заказы «Прощание»/);
  const refused =
    /^⛔️ Анна: клиент больше не привязан к вашему кафе, написать ему нельзя\. Ничего не отправлено\.$/;
  await shows(boris, /^💬 Анна[\s\S]*⛔️ Клиент больше не привязан к вашему кафе/);
  const late = await boris.say("Вернитесь, всё нашлось");
  await shows(boris, refused);
  // The topic is closed: only administrators can write there.
  await group.promote(boris);
  await group.as(boris, { topic: topic.thread_id }).say("Вернитесь же");
  await group.waitFor((messages) => messages.some(({ text }) => refused.test(text ?? "")), {
    what: "the refusal in the topic",
    topic: topic.thread_id,
  });
  await olga.say("/dialogs");
  await town.quiet();
  const heard = (await anna.messages()).filter(({ message_id }) => message_id > told.message_id);
  expect(heard.filter(({ text }) => text?.includes("Вернитесь"))).toEqual([]);
  expect(
    (await boris.messages()).find(({ message_id }) => message_id === late.message_id)?.reactions,
  ).toEqual([]);
});

test("a manager blocks somebody who abuses them: asked once, heard no more, undone by one tap; a barista cannot", async () => {
  const { cafe, boris, olga, group } = await openTeam(town, "Вежливость");
  const vera = await cafe.joins("Vera", "manager", "en");
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Вы жулики");
  await tapOn(boris, /Вы жулики/, "💬 Открыть диалог");
  const plain = await shows(boris, /^💬 Анна · заказ № 1/);
  expect(buttonsOf(plain).join()).not.toContain("Заблокировать");
  await tapOn(vera, /Вы жулики/, "💬 Open the dialog");
  await tapOn(vera, /^💬 Анна · order 1/, "⛔️ Block");
  const question = await shows(vera, /Block Анна\?\nNothing they write will reach your café/);
  expect(buttonsOf(question)).toEqual(["⛔️ Yes, block", "◀️ Do not block"]);
  await tapOn(vera, /Block Анна\?/, "◀️ Do not block");
  await tapOn(vera, /^💬 Анна · order 1/, "⛔️ Block");
  await shows(vera, /Block Анна\?/);
  expect(await tapOn(vera, /Block Анна\?/, "⛔️ Yes, block")).toBe("Blocked: Анна");
  await shows(vera, /⛔️ Blocked \d\d:\d\d by Vera\. What they write does not arrive here/);
  await shows(boris, /⛔️ Заблокирован \d\d:\d\d · кто: Vera/);
  await boris.say("Ну что же вы");
  await shows(boris, /^⛔️ Анна: клиент заблокирован вашим кафе/);

  for (const text of ["Ау, жулики", "Ответьте"]) await anna.say(text);
  await shows(anna, /^⛔️ «Вежливость» не принимает от вас сообщения, это туда не передано\./);
  const card = await cardOf(anna, "1");
  expect((await anna.tap({ text: "✉️ Написать в кафе", message_id: card.message_id })).answer?.text).toMatch(
    /не принимает от вас сообщения/,
  );
  await cafe.api.orders.move("order-1", { status: "in_progress" });
  await cardOf(anna, "1", "Готовится");
  await town.quiet();
  const refusals = (await anna.messages()).filter(({ text }) => text?.startsWith("⛔️"));
  expect(refusals).toHaveLength(1);
  for (const chat of [boris, vera, olga]) {
    const seen = (await chat.messages()).filter(({ text }) => /Ау, жулики|Ответьте/.test(text ?? ""));
    expect(seen).toEqual([]);
  }
  expect((await group.messages()).filter(({ text }) => /Ау, жулики|Ответьте/.test(text ?? ""))).toEqual([]);

  await olga.say("/dialogs");
  await tapOn(olga, /^Диалоги/, "⛔️ В блоке");
  await shows(olga, /^Диалоги · заблокированные[\s\S]*⛔️ Заблокирован \d\d:\d\d · кто: Vera/);
  await tapOn(olga, /^Диалоги/, "Анна · № 1");
  expect(await tapOn(olga, /^💬 Анна · заказ № 1/, "✅ Разблокировать")).toBe(
    "Разблокирован: Анна снова может писать вам",
  );
  await anna.say("Простите меня");
  await shows(boris, /Простите меня/);
});
