import { enterChat } from "@gotovo/usecases/chats/enter-chat";
import { receiveMessage } from "@gotovo/usecases/dialogs/receive-message";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, cardGone, cardOf, cardsIn, headerOf, openCafe } from "../../testing/cafe.ts";
import { tapWhenThere } from "../../testing/tap-when-there.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

describe.concurrent("a person who works at several cafés", () => {
  test("turns from one to another; nothing of the one shows at the other", async () => {
    const [first, second] = [await cafe.venue("Зерно <b>"), await cafe.venue("Пар & Пена ☕️")];
    await first.place("10");
    await second.place("20");
    const barista = await first.join("Лена");
    await barista.start(await second.invite("manager"));
    await tapWhenThere(barista, "Пар & Пена ☕️");
    const card = await cardOf(barista, "20");
    await cardGone(barista, "10");
    await barista.say("/team");
    await barista.waitForText("Команда «Пар & Пена ☕️»");
    await barista.say("/venue");
    const choice = await barista.waitForText("Сейчас открыто «Пар & Пена ☕️».");
    expect(buttonsOf(choice)).toEqual([["Зерно <b>"], ["✅ Пар & Пена ☕️"], ["✖️ Закрыть"]]);

    const tap = await barista.tap("Зерно <b>");
    expect(tap.answer?.text).toBe("Открыто: Зерно <b>");
    await headerOf(barista, "Зерно <b>");
    await cardOf(barista, "10");
    await cardGone(barista, "20");
    await barista.waitFor((messages) => !messages.some(({ text }) => /Команда|Ваши кафе/.test(text ?? "")), {
      what: "neither the other team nor the choice",
    });
    const header = await headerOf(barista, "Зерно <b>");
    for (const { callback_data: data } of card.inline_keyboard?.flat() ?? []) {
      if (!data?.startsWith("m:")) continue;
      const old = await barista.tap({ data, message_id: header.message_id });
      expect(old.answer?.text).toBe("Этого заказа больше нет в вашей очереди.");
    }
    await second.place("21");
    await first.place("11");
    await cardOf(barista, "11");
    expect(await cardsIn(barista)).toEqual(["10", "11"]);
  });

  test("leaves the dialog they were in: what they write next is for nobody there", async () => {
    const [first, second] = [await cafe.venue("Чай"), await cafe.venue("Кофе")];
    const barista = await second.join("Kim", "barista", "en");
    await barista.start(await first.invite("barista"));
    await tapWhenThere(barista, "Чай");
    await headerOf(barista, "Чай");
    const customer = BigInt(barista.id) + 10_000_000n;
    const sender = { telegramUserId: customer, name: "Anna", language: "en" };
    const { person } = await enterChat(cafe.deps, { bot: "customer", chatId: customer }, sender);
    const { dialogId } = await receiveMessage(cafe.deps, {
      personId: person.id,
      venueId: first.venueId,
      orderId: null,
      content: { kind: "text", text: "Hello?", entities: [] },
      album: null,
      replyToId: null,
      source: { bot: "customer", chatId: customer, messageId: 1 },
    });
    const message = await barista.waitForText("Hello?");
    const open = message.inline_keyboard?.[0]?.[0]?.callback_data as string;
    await barista.tap({ data: open, message_id: message.message_id });
    await barista.waitFor(async () => (await barista.state()).pinned.length === 1, {
      what: "the dialog is pinned",
    });
    await barista.say("/venue");
    await barista.waitForText("Now open: Чай.");
    await barista.tap("Кофе");
    await headerOf(barista, "Кофе");
    await barista.waitFor(async () => (await barista.state()).pinned.length === 0, {
      what: "nothing is pinned",
    });
    await barista.waitFor((messages) => !messages.some(({ text }) => text?.includes("Hello?")), {
      what: "what the customer wrote to the other café is gone",
    });
    const header = await headerOf(barista, "Кофе");
    const tap = await barista.tap({ data: open, message_id: header.message_id });
    expect(tap.answer?.text).toBe("You have no such dialog.");
    await barista.say("For whom is this?");
    await barista.say("/venue");
    await barista.waitForText("Now open: Кофе.");
    const { rows } = await cafe.deps.db.pool.query(
      "select 1 from dialog_message where dialog_id = $1 and author = 'staff'",
      [dialogId],
    );
    expect(rows).toEqual([]);
    await barista.tap("Чай");
    await headerOf(barista, "Чай");
    const back = await headerOf(barista, "Чай");
    await barista.tap({ data: open, message_id: back.message_id });
    await barista.waitForText(/^💬 Anna/);
    await barista.tap("📜 Messages");
    await barista.waitForText(/^👤 Anna\nHello\?/);
  });

  test("sees whose café is whose when they have the same name", async () => {
    const [first, second] = [await cafe.venue("Угол"), await cafe.venue("Угол")];
    const names = ["Anna’s", "Boris & Co"];
    for (const [index, { merchantId }] of [first, second].entries())
      await cafe.deps.db.pool.query("update merchant set name = $2 where id = $1", [
        merchantId,
        names[index],
      ]);
    const barista = await first.join("Kim", "barista", "en");
    await barista.start(await second.invite("barista"));
    const choice = await barista.waitForText("Now open: Угол · Anna’s.");
    expect(buttonsOf(choice).slice(0, 2)).toEqual([["✅ Угол · Anna’s"], ["Угол · Boris & Co"]]);
  });

  test("cannot turn to a café where they do not work", async () => {
    const [first, second] = [await cafe.venue("Моя"), await cafe.venue("Чужая")];
    const barista = await first.join("Лена");
    const header = await headerOf(barista, "Моя");
    const data = `v:${Buffer.from(second.venueId.replaceAll("-", ""), "hex").toString("base64url")}`;
    const tap = await barista.tap({ data, message_id: header.message_id });
    expect(tap.answer?.text).toMatch(/^Нет доступа/);
    await barista.say("/orders");
    await headerOf(barista, "Моя");
  });
});

test("with one café there is nothing to choose, and a stranger has none", async () => {
  const venue = await cafe.venue("Одна");
  const barista = await venue.join("Kim", "barista", "en");
  await barista.say("/venue");
  await barista.waitForText("You work at one café: Одна.");
  const stranger = await cafe.stranger("Пётр");
  await stranger.say("/venue");
  await stranger.waitForText("Нет доступа");
});
