import { Bot, GrammyError, HttpError, InlineKeyboard, InputFile, Keyboard } from "grammy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { botName, botToken, type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let bot: Bot;

beforeAll(async () => {
  harness = await startHarness();
  bot = new Bot(botToken, { client: { apiRoot: harness.url } });
  bot.command("start", (ctx) => ctx.reply(`Hello, payload ${ctx.match || "none"}`));
  bot.command("buttons", (ctx) =>
    ctx.reply("Choose", { reply_markup: new InlineKeyboard().text("Cancel", "cancel:1").danger() }),
  );
  bot.command("phone", (ctx) =>
    ctx.reply("Your phone?", { reply_markup: new Keyboard().requestContact("Share").oneTime() }),
  );
  bot.callbackQuery("cancel:1", async (ctx) => {
    await ctx.answerCallbackQuery({ text: "Gone", show_alert: true });
    await ctx.editMessageText("Canceled");
  });
  bot.callbackQuery(/.*/, (ctx) => ctx.answerCallbackQuery("What?"));
  bot.on("message:contact", (ctx) => ctx.reply(`${ctx.message.contact.user_id === ctx.from.id}`));
  bot.on("edited_message:text", (ctx) => ctx.reply(`You meant: ${ctx.editedMessage.text}`));
  bot.on("message:photo", async (ctx) => {
    await ctx.replyWithDocument(new InputFile(Buffer.from("receipt"), "receipt.txt"), { caption: "Here" });
  });
  bot.on("message:text", (ctx) => ctx.reply(ctx.message.text, { entities: ctx.message.entities ?? [] }));
  void bot.start();
});
afterAll(async () => {
  await bot.stop();
  await harness.close();
});

async function newChat() {
  const anna = await harness.tg.person({ first_name: "Anna", language_code: "ru" });
  return anna.chat(botName);
}

test("a person starts the bot from a deep link and is answered", async () => {
  const chat = await newChat();
  await chat.start("ORDER-1_x");
  await chat.waitForText("Hello, payload ORDER-1_x");
});

test("a tap is answered by an alert, and the message loses its button", async () => {
  const chat = await newChat();
  await chat.say("/buttons");
  const card = await chat.waitForText("Choose");
  expect(card.inline_keyboard).toEqual([[{ text: "Cancel", callback_data: "cancel:1", style: "danger" }]]);
  const { answer } = await chat.tap("Cancel");
  expect(answer).toEqual({ text: "Gone", show_alert: true });
  const edited = await chat.waitForText("Canceled");
  expect(edited).toMatchObject({ message_id: card.message_id });
  expect(edited.edit_date).toBeGreaterThan(0);
  expect(edited.inline_keyboard).toBeUndefined();
});

test("callback data nobody offered reaches the bot all the same, as from a changed client", async () => {
  const chat = await newChat();
  await chat.say("/buttons");
  await chat.waitForText("Choose");
  expect((await chat.tap({ data: "order:someone-else" })).answer?.text).toBe("What?");
});

test("the contact button shares the own contact and is put away", async () => {
  const chat = await newChat();
  await chat.say("/phone");
  await chat.waitForText("Your phone?");
  await chat.tapKeyboard("Share");
  await chat.waitForText("true");
  expect(await chat.keyboard()).toMatchObject({ one_time: true, used: true });
  const stranger = await harness.tg.person({ first_name: "Boris" });
  await chat.sendContact({ phone: stranger.phone, name: "Boris", userId: stranger.id });
  await chat.waitForText("false");
});

test("an edit of one's own message reaches the bot", async () => {
  const chat = await newChat();
  const { message_id } = await chat.say("two latte");
  await chat.edit(message_id, "three latte");
  await chat.waitForText("You meant: three latte");
});

test("a photo goes one way and a document the other", async () => {
  const chat = await newChat();
  await chat.sendFiles([{ kind: "photo", bytes: new Uint8Array([1, 2, 3]), caption: "look" }]);
  const reply = await chat.waitForText("Here");
  expect(reply.file).toMatchObject({ kind: "document", file_name: "receipt.txt", file_size: 7 });
  const file = await fetch(new URL(reply.file?.url ?? "", harness.url));
  expect(await file.text()).toBe("receipt");
});

test("entities of a person's text come back as they were, emoji counted in UTF-16", async () => {
  const chat = await newChat();
  await chat.say("🫖 https://example.com bold", { entities: [{ type: "bold", offset: 23, length: 4 }] });
  const echo = await chat.waitForText("🫖 https");
  expect(echo.entities).toEqual([
    { type: "url", offset: 3, length: 19 },
    { type: "bold", offset: 23, length: 4 },
  ]);
});

test("grammY understands the refusals", async () => {
  const chat = await newChat();
  await chat.start();
  await chat.block();
  const refused = await bot.api.sendMessage(chat.id, "hello?").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(GrammyError);
  expect((refused as GrammyError).description).toBe("Forbidden: bot was blocked by the user");

  await harness.tg.fault({ kind: "429", method: "sendMessage", retry_after: 7, times: 1 });
  const limited = await bot.api.sendMessage(chat.id, "x").catch((error: unknown) => error);
  expect((limited as GrammyError).parameters.retry_after).toBe(7);

  await harness.tg.fault({ kind: "5xx", method: "sendMessage", times: 1 });
  const broken = await bot.api.sendMessage(chat.id, "x").catch((error: unknown) => error);
  expect(broken).toBeInstanceOf(HttpError);
});

test("a wait in vain shows the chat as the person sees it", async () => {
  const chat = await newChat();
  await chat.say("/buttons");
  await chat.waitForText("Choose");
  const waiting = chat.waitForText("ready", { what: "the card says ready", timeoutMs: 50 });
  await expect(waiting).rejects.toThrow(
    /in vain: the card says ready\n── Anna ↔ @StoryBot, 2 messages ──\n#1 Anna\n {4}\/buttons\n#2 Story\n {4}Choose\n {4}\[Cancel\]/,
  );
});
