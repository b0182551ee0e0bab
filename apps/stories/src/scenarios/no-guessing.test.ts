import type { ChatDriver } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cardOf, newText } from "./cards.ts";
import { type CafeServer, openTown, payloadOf, type Town } from "./town.ts";

let town: Town;
let cafe: CafeServer;
let barista: ChatDriver;
let anna: ChatDriver;
beforeAll(async () => {
  town = await openTown();
  cafe = await town.cafe("Зерно");
  barista = await cafe.joins("Борис");
  anna = await town.follows(cafe, "1", "anna");
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const codeTalk = /кода нет|неверных кодов|Введите код/;
const textsOf = async (chat: ChatDriver) => (await chat.messages()).map(({ text }) => text ?? "");

describe("whoever has a café to write to writes to it, whatever it looks like", () => {
  test.each([
    ["a phone", "89161234567"],
    ["a number plate", "М456КХ77"],
    ["a date", "20261231"],
    ["ten digits, which a code may have", "9161234567"],
    ["ten letters in capitals", "CAPPUCCINO"],
    ["what an eleven-letter code would be", "K7FM-Q2XW-9P5"],
    ["a wrong code", "AAAA-BBBB-22"],
    ["a slash before what is wanted", "/2 капучино без сахара"],
    ["an order's number", "A-1042-77"],
  ])("%s: %s", async (_, text) => {
    const before = await textsOf(anna);
    await anna.say(text);
    await barista.waitForText(text);
    expect((await textsOf(anna)).slice(before.length).filter((each) => codeTalk.test(each))).toEqual([]);
  });

  test("and however often: the right code of the next order still opens at once", async () => {
    for (let n = 0; n < 7; n++) await anna.say(`AAAA-BBBB-C${n + 2}`);
    await barista.waitForText("AAAA-BBBB-C8");
    const other = await town.cafe("Мята");
    const { code = "" } = (await other.paid("7")).tracking.telegram;
    await newText(anna, /Заказ № 7 в «Мята/, await anna.say(code));
    expect((await textsOf(barista)).join("\n")).not.toContain(code);
    await anna.tap("Нет");
  });

  test("a reply to the café is never a code", async () => {
    const other = await town.cafe("Липа");
    const { code = "" } = (await other.paid("8")).tracking.telegram;
    const card = await cardOf(anna, "1");
    await anna.say(code, { reply_to: card.message_id });
    await barista.waitForText(code);
  });
});

test("an order's own code and link again: it is here already, and its card comes", async () => {
  const { tracking } = await cafe.paid("9", { customer: { site_user_id: "vera" } });
  const vera = await town.customer("Вера");
  const { url, code = "" } = tracking.telegram;
  await vera.start(payloadOf(url));
  await vera.waitForText("Это ваш заказ?");
  await vera.tap("Да, это мой заказ");
  const card = await cardOf(vera, "9");
  await newText(vera, /Этот заказ уже здесь/, await vera.start(payloadOf(url)));
  await newText(vera, /Заказ № 9/, card);
  await newText(vera, /Этот заказ уже здесь/, await vera.say(code));
});

test("whoever has no café is told of a wrong code as before", async () => {
  const stranger = await town.customer("Глеб");
  await stranger.start();
  await newText(stranger, /кода нет/, await stranger.say("AAAA-AAAA-AA"));
});
