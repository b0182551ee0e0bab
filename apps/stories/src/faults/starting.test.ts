import { afterAll, beforeAll, expect, test } from "vitest";
import { meetCustomer, type Place } from "../world/cafe.ts";
import { allCalls } from "../world/calls.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { together } from "../world/together.ts";

const people = 12;

let telegram: LocalTelegram;
let product: ProductProcess;
let place: Place;
beforeAll(async () => {
  telegram = await openTelegram();
  await telegram.fault({ kind: "429", method: "setMy*", retry_after: 490 });
  product = await startProduct({ telegram, env: { TELEGRAM_WEBHOOK_SECRET: "a-secret-of-this-story" } });
  place = { url: product.url, fetch, telegram };
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

/** How often a bot's name, commands and descriptions were asked for. */
const ornaments = async () =>
  (await allCalls(telegram, {})).filter(({ method }) => method.startsWith("setMy")).length;

test("commands that Telegram takes only in eight minutes hold up nobody, and are asked for once a bot", async () => {
  const anna = await meetCustomer("Anna", place);
  await anna.chat.say("/help");
  await anna.chat.waitForText("What you can do now");
  expect(await ornaments()).toBe(2);
});

test("whoever writes while the bots start is answered, by webhooks too; nothing is asked for again", async () => {
  const writers = await together(
    Array.from({ length: people }, (_, n) => `Boris ${n}`),
    4,
    (name) => meetCustomer(name, place),
  );
  await product.stop();
  const restarted = product.restart();
  await together(writers, people, async ({ chat }) => {
    for (const text of ["/help", "/history"]) await chat.say(text);
  });
  await restarted;
  await together(writers, people, ({ chat }) => chat.waitForText("What you can do now"));
  await together(writers, people, ({ chat }) => chat.waitForText("No orders yet"));
  expect(await ornaments()).toBe(2);
});
