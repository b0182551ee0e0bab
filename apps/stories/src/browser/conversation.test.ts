import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { album } from "./album.ts";
import { chatPage } from "./chat-page.ts";
import { type BrowserCafe, openCafe, type Somebody } from "./people.ts";
import { phone } from "./site.ts";
import { closeTopic, makeTeamGroup, openTopic } from "./team-group.ts";
import { pdf, photo, pictureOf, recording } from "./uploads.ts";

let product: ProductProcess;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

describe("a café and its customers talk, in Russian", () => {
  const look = album("talk");
  let cafe: BrowserCafe;
  let olga: Somebody;
  let anna: Somebody;
  beforeAll(async () => {
    cafe = await openCafe(product, browser, "Зерно");
    olga = await cafe.owner("Ольга");
    anna = await cafe.customer("7", "Аня <b>🌸");
  });
  afterAll(() => {
    expect([...anna.problems, ...olga.problems]).toEqual([]);
  });

  test("words: asked by the button, opened, answered with a quote, put right", async () => {
    const [staff, chat] = [olga.chat, anna.chat];
    await chat.tap("Написать в кафе");
    await chat.message("Напишите сообщение").waitFor();
    await look(chat.page, "question");
    await chat.say("Можно без сахара, пожалуйста?");
    await chat.message("Передал в «Зерно»").waitFor();
    const copy = staff.message("👤 Аня <b>🌸 · № 7").filter({ hasText: "без сахара" });
    await copy.waitFor();
    await look(staff.page, "message");

    await staff.tap("💬 Открыть диалог");
    const header = staff.pane.getByTestId("pinned-bar");
    await header.filter({ hasText: "💬 Аня <b>🌸 · заказ № 7 (размещён)" }).waitFor();
    await chat.reacted(chat.own("Можно без сахара"), "👀");
    await staff.reply(copy, "Конечно!", "без сахара");
    const answer = chat.message("☕️ Зерно").filter({ hasText: "Конечно!" });
    await answer
      .getByTestId("reply-to")
      .filter({ hasText: /^Аня <b>🌸без сахара$/ })
      .waitFor();
    const own = staff.own("Конечно!");
    await staff.reacted(own, "👌");
    await staff.edit(own, "Конечно! Есть и с корицей");
    await chat.message("☕️ Зерно · изменено").filter({ hasText: "Есть и с корицей" }).waitFor();
    await look(chat.page, "answer");
    await look(staff.page, "header");
  });

  test("a picture, an album, a voice and a file come with who and which order; a reaction goes back", async () => {
    const [staff, chat] = [olga.chat, anna.chat];
    await chat.attach([await photo("витрина.png")], { caption: "Вот такой" });
    const picture = staff.message("Вот такой").filter({ hasText: "👤 Аня <b>🌸 · № 7" });
    await picture.locator("img").waitFor();
    await chat.attach([await pictureOf(chat.page, "раз.png"), await photo("два.png")], {
      caption: "Ещё две",
    });
    const pictures = staff.message("Ещё две").filter({ hasText: "👤 Аня <b>🌸 · № 7" });
    await pictures.locator("img").nth(1).waitFor();
    await staff.message("2 файла одним альбомом").waitFor();
    await chat.attach([recording("голос.wav", 3)], { kind: "voice" });
    const voice = staff.messages.filter({ has: staff.page.locator("audio") });
    await voice.filter({ hasText: "👤 Аня <b>🌸 · № 7" }).waitFor();
    await chat.attach([pdf("аллергены.pdf")], { kind: "document", caption: "Мои аллергии" });
    await staff.message("аллергены.pdf").filter({ hasText: "👤 Аня <b>🌸 · № 7" }).waitFor();
    await staff.react(picture, "❤");
    await chat.reacted(chat.own("Вот такой"), "❤");
    await look(chat.page, "files");
    await look(staff.page, "files");
  });

  test("two are selected and written to at once", async () => {
    const { chat: staff } = olga;
    const maria = await cafe.customer("8", "Мария-Антуанетта Константинопольская");
    await maria.chat.say("А печенье есть?");
    await staff.message("А печенье есть?").waitFor();
    await staff.say("/dialogs");
    await staff.message("Диалоги · все открытые").waitFor();
    await staff.tap("☑️ Выбрать несколько");
    await staff.select("Аня <b>🌸 · № 7");
    await staff.select("Мария-Антуанетта");
    await look(staff.page, "list");
    await staff.tap("✍️ Написать выбранным (2)");
    await staff.message("Что написать? Получателей: 2").waitFor();
    await staff.say("Через полчаса закрываемся ☕️");
    await staff.message("Готово к отправке. Сообщений: 1, получателей: 2").waitFor();
    await look(staff.page, "broadcast-preview");
    await staff.tap("Отправить · 2 получателя");
    await staff.message(/✅ Отправлено\s*Доставлено: 2 из 2/).waitFor();
    for (const { chat } of [anna, maria])
      await chat.message("☕️ Зерно").filter({ hasText: "Через полчаса закрываемся" }).waitFor();
    await look(staff.page, "broadcast-done");
    expect(maria.problems).toEqual([]);
  });

  test("a note stays among staff; the customer says what came of the dialog", async () => {
    const [staff, chat] = [olga.chat, anna.chat];
    await staff.say("/note аллергия на орехи");
    await staff.message("🔒 Ольга: аллергия на орехи").waitFor();
    await staff.tap("✅ Завершить");
    await chat.message("Ваш вопрос решён?").waitFor();
    expect(await chat.messages.filter({ hasText: "орехи" }).count()).toBe(0);
    await chat.tap("Да");
    await chat.message("Оцените, как вам ответили").waitFor();
    await look(chat.page, "survey");
    await chat.tap("5 ★");
    await chat.tap("Добавить комментарий");
    await chat.message("Что скажете о том, как вам ответили").waitFor();
    await chat.say("Быстро и вежливо");
    const told = staff.message("Вопрос решён").filter({ hasText: "★★★★★ Диалог с клиентом Аня <b>🌸 · № 7" });
    await told.filter({ hasText: "«Быстро и вежливо»" }).waitFor();
    await chat.message("Вопрос решён. Спасибо за ответ!").waitFor();
    await look(chat.page, "survey-over");
    await look(staff.page, "survey");
  });

  test("in the team's group the dialog is a topic: answered, noted and closed there", async () => {
    await olga.chat.page.goto(`${product.sandboxUrl}/?left=${olga.id}`);
    const team = chatPage(olga.chat.page);
    await makeTeamGroup(team, "Зерно: смена");
    await team.say("/connect");
    await team.message("Группа подключена: «Зерно»").waitFor();
    await look(team.page, "connected");
    const { chat } = anna;
    await chat.say("А овсяное молоко есть?");
    await openTopic(team, "Аня <b>🌸 · № 7");
    await team.message("👤 Аня <b>🌸").filter({ hasText: "овсяное" }).waitFor();
    await team.say("Есть, и миндальное");
    await chat.message("☕️ Зерно").filter({ hasText: "Есть, и миндальное" }).waitFor();
    await chat.reacted(chat.own("А овсяное молоко есть?"), "👀");
    await team.reacted(team.own("Есть, и миндальное"), "👌");
    await team.say("/note постоянная клиентка");
    await team.own("/note постоянная клиентка").waitFor();
    await look(team.page, "topic");
    await team.page.setViewportSize(phone);
    await look(team.page, "topic-phone");
    await closeTopic(team);
    await chat.message("Ваш вопрос решён?").waitFor();
    expect(await chat.messages.filter({ hasText: "постоянная" }).count()).toBe(0);
  });
});

test("a shorter talk in English: a question, its answer, one selected, the end", async () => {
  const look = album("talk-en");
  const cafe = await openCafe(product, browser, "Corner Coffee", "en");
  const owner = await cafe.owner("Oliver", phone);
  const emma = await cafe.customer("12", "Emma");
  const [staff, chat] = [owner.chat, emma.chat];
  await chat.tap("Write to the café");
  await chat.message("Write your message").waitFor();
  await chat.attach([await photo("cup.png")], { caption: "Is this one vegan?" });
  await chat.message("Passed on to Corner Coffee").waitFor();
  const copy = staff.message("👤 Emma · order 12").filter({ hasText: "Is this one vegan?" });
  await copy.locator("img").waitFor();
  await staff.reply(copy, "It is");
  const answer = chat.message("☕️ Corner Coffee").filter({ hasText: "It is" });
  await answer.getByTestId("reply-to").filter({ hasText: "Is this one vegan?" }).waitFor();
  await chat.reacted(chat.own("Is this one vegan?"), "👀");
  await staff.say("/dialogs");
  await staff.message("Dialogs · all open").waitFor();
  await staff.tap("☑️ Select several");
  await staff.select("Emma · 12");
  await staff
    .message("Dialogs · all open")
    .and(staff.messages.filter({ hasText: "Write to selected (1)" }))
    .waitFor();
  await look(staff.page, "list");
  await staff.tap("Close (1)");
  await chat.message("Is your question solved?").waitFor();
  await chat.tap("Yes");
  await chat.tap("4 ★");
  await chat.tap("Done");
  await staff.message("Question solved").filter({ hasText: "★★★★☆ Dialog with Emma · order 12" }).waitFor();
  await look(chat.page, "over");
  await look(staff.page, "told");
  expect([...owner.problems, ...emma.problems]).toEqual([]);
});
