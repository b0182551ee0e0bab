import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { album } from "./album.ts";
import { openCafe } from "./people.ts";
import { pdf, photo, pictureOf, recording } from "./uploads.ts";

let product: ProductProcess;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
// The bots keep to Telegram's message a second in each chat.
vi.setConfig({ testTimeout: 180_000 });

test("a customer and the café talk: words, files of every kind, replies, reactions, edits; many at once; the end of it", async () => {
  const look = album("talk");
  const cafe = await openCafe(product, browser, "Зерно");
  const owner = await cafe.owner("Ольга");
  const anna = await cafe.customer("7", "Аня <b>🌸");
  const [staff, chat] = [owner.chat, anna.chat];

  await chat.tap("Написать в кафе");
  await chat.message("Напишите сообщение").waitFor();
  await look(chat.page, "question");
  await chat.say("Можно без сахара, пожалуйста?");
  await chat.message("Передал в «Зерно»").waitFor();
  const copy = staff.message("👤 Аня <b>🌸 · № 7");
  await copy.filter({ hasText: "без сахара" }).waitFor();
  await look(chat.page, "asked");
  await look(staff.page, "message");

  await staff.tap("💬 Аня <b>🌸 · № 7");
  const header = staff.pane.getByTestId("pinned-bar");
  await header.filter({ hasText: "💬 Аня <b>🌸 · заказ № 7" }).waitFor();
  await chat.reacted(chat.message("Можно без сахара"), "👀");
  await staff.reply(copy.filter({ hasText: "без сахара" }), "Конечно!", "без сахара");
  const answer = chat.message("☕️ Зерно").filter({ hasText: "Конечно!" });
  await answer
    .getByTestId("reply-to")
    .filter({ hasText: /^Аня <b>🌸без сахара$/ })
    .waitFor();
  const own = staff.message(/^Ольга|Конечно!/).filter({ hasText: "Конечно!" });
  await staff.reacted(own, "👌");
  await staff.edit(own, "Конечно! Есть и с корицей");
  await chat.message("☕️ Зерно · изменено").filter({ hasText: "Есть и с корицей" }).waitFor();
  await look(chat.page, "answer");
  await look(staff.page, "header");

  await chat.attach([await photo("витрина.png")], { caption: "Вот такой" });
  const picture = staff.message("Вот такой");
  await picture.locator("img").waitFor();
  expect(await picture.textContent()).toContain("👤 Аня <b>🌸 · № 7");
  await chat.attach([await pictureOf(chat.page, "раз.png"), await photo("два.png")], { caption: "Альбом" });
  const pictures = staff.message("👤 Аня <b>🌸 · № 7").filter({ hasText: "Альбом" });
  await pictures.locator("img").nth(1).waitFor();
  await staff.message("2 файла одним альбомом").waitFor();
  await chat.attach([recording("голос.wav", 3)], { kind: "voice" });
  const voice = staff.messages.filter({ has: staff.page.locator("audio") });
  await voice.filter({ hasText: "Аня <b>🌸 · № 7" }).waitFor();
  await chat.attach([pdf("аллергены.pdf")], { kind: "document", caption: "Мои аллергии" });
  await staff.message("аллергены.pdf").filter({ hasText: "👤 Аня <b>🌸 · № 7" }).waitFor();
  await staff.react(picture, "❤");
  await chat.reacted(chat.message("Вот такой"), "❤");
  await look(chat.page, "files");
  await look(staff.page, "files");

  const maria = await cafe.customer("8", "Мария-Антуанетта Константинопольская");
  await maria.chat.say("А печенье есть?");
  await staff.message("А печенье есть?").waitFor();
  await staff.say("/dialogs");
  await staff.message("Диалоги · все открытые").waitFor();
  await look(staff.page, "list");
  await staff.tick("Аня <b>🌸 · № 7");
  await staff.tick("Мария-Антуанетта");
  await staff.tap("✍️ Написать выбранным (2)");
  await staff.message("Что написать? Получателей: 2").waitFor();
  await look(staff.page, "broadcast-question");
  await staff.say("Через полчаса закрываемся ☕️");
  await staff.message("Готово к отправке. Сообщений: 1, получателей: 2").waitFor();
  await look(staff.page, "broadcast-preview");
  await staff.tap("Отправить · 2 получателя");
  await staff.message(/✅ Отправлено\s*Доставлено: 2 из 2/).waitFor();
  for (const { chat } of [anna, maria])
    await chat.message("☕️ Зерно").filter({ hasText: "Через полчаса закрываемся" }).waitFor();
  await look(staff.page, "broadcast-done");
  await look(maria.chat.page, "broadcast");

  await staff.say("/note аллергия на орехи");
  await header.filter({ hasText: "💬 Аня" }).waitFor();
  await staff.message("🔒 Ольга: аллергия на орехи").waitFor();
  await staff.tap("✅ Завершить");
  await chat.message("Ваш вопрос решён?").waitFor();
  await look(chat.page, "survey");
  expect(await chat.messages.filter({ hasText: "орехи" }).count()).toBe(0);
  await chat.tap("Да");
  await chat.message("Оцените, как вам ответили").waitFor();
  await look(chat.page, "survey-rating");
  await chat.tap("5 ★");
  await look(chat.page, "survey-comment");
  await chat.tap("Добавить комментарий");
  await chat.message("Что скажете о том, как вам ответили").waitFor();
  await chat.say("Быстро и вежливо");
  await staff
    .message("Вопрос решён")
    .filter({ hasText: "★★★★★" })
    .filter({ hasText: "«Быстро и вежливо»" })
    .waitFor();
  await look(chat.page, "survey-over");
  await look(staff.page, "survey");
  expect([...anna.problems, ...maria.problems, ...owner.problems]).toEqual([]);
});
