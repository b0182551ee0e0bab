import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { accountPage } from "./account-page.ts";
import { openBrowser, phone } from "./site.ts";

let product: ProductProcess;
let browser: Browser;
const problems: string[] = [];
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
afterAll(async () => {
  expect(problems).toEqual([]);
  await browser?.close();
  await product?.close();
});

const newDevice = async () =>
  accountPage(await (await openBrowser(browser, phone, problems)).context.newPage());
const somebody = async (name: string, number: string) =>
  (await product.telegram.person({ first_name: name, phone: number, language_code: "ru" })).chat(
    "GotovoDemoBot",
  );
const digitsOf = (text = "") => /^\d{4,6}$/m.exec(text)?.[0] ?? "";

test("somebody signs up through Telegram, invites another by a link, who signs in by a code and out again", async () => {
  const anna = await newDevice();
  const chat = await somebody("Аня", "+79951234567");
  await anna.page.goto(`${product.url}/sign-up`);
  await anna.page.getByLabel("Имя").fill("Анна Ли");
  await anna.press("Начать регистрацию");
  const link = await anna.page.getByRole("link", { name: "Открыть Telegram" }).getAttribute("href");
  await anna.page.reload();
  await anna.sees("Ожидаем ваш контакт…");
  await chat.start(new URL(link ?? "").searchParams.get("start") ?? "");
  await chat.waitForText("Регистрация на сайте");
  await chat.shareContact();
  await anna.heading("Введите код");
  await anna.enterCode(digitsOf((await chat.waitForText("Код для регистрации на сайте")).text));
  await anna.heading("Сейчас");
  // The name that was typed, not the one in Telegram.
  await anna.page.getByText("Анна Ли", { exact: true }).waitFor();
  await anna.go("Друзья");
  const invite = await anna.page.getByText("/sign-in?invite=").textContent();

  const boris = await newDevice();
  await boris.page.goto(invite ?? "");
  await boris.enterPhone("8 (996) 123-45-67");
  const { code } = await product.telegram.waitForCode("+79961234567");
  await boris.enterCode(code === "0000" ? "1111" : "0000");
  await boris.sees("Код не подошёл");
  await boris.enterCode(code);
  await boris.heading("Анна Ли приглашает вас");
  await boris.sees("этот человек увидит ваш номер телефона");
  await boris.press("Принять и показать номер");
  await boris.sees("Вас пригласил");
  await anna.sees("+79961234567");
  await boris.go("Профиль");
  await boris.press("Выйти");
  await boris.answer("Выйти");
  await boris.heading("Вход");
  await boris.page.goto(`${product.url}/account`);
  await boris.page.waitForURL("**/sign-in");
  expect(await boris.page.getByLabel("Номер телефона").inputValue()).toBe("");
});

test("a phone that is confirmed in the bot gets its code for the website in that chat", async () => {
  const chat = await somebody("Вера", "+79971234567");
  await chat.say("/auth");
  await chat.waitForText("Поделитесь номером телефона");
  await chat.shareContact();
  await chat.waitForText("подтверждён");
  const vera = await newDevice();
  await vera.page.goto(`${product.url}/sign-in`);
  await vera.enterPhone("+7 997 123-45-67");
  await vera.enterCode(digitsOf((await chat.waitForText("Код для входа")).text));
  await vera.heading("Сейчас");
  await vera.go("Профиль");
  await vera.heading("Telegram привязан");
  await vera.sees("Вера: сюда приходят");
});

test("a phone that is confirmed in the bot signs in with keys: the chat shows the same digits and lets it in", async () => {
  const chat = await somebody("Глеб", "+79981234567");
  await chat.say("/auth");
  await chat.waitForText("Поделитесь номером телефона");
  await chat.shareContact();
  await chat.waitForText("подтверждён");
  const gleb = await newDevice();
  await gleb.page.goto(`${product.url}/secure`);
  await gleb.enterPhone("+7 998 123-45-67");
  await gleb.enterCode(digitsOf((await chat.waitForText("Код для входа")).text));
  await gleb.heading("Подтвердите на другом устройстве");
  const card = await chat.waitForText("Вход с нового устройства");
  expect(card.text).toContain(`\n${await gleb.fingerprint()}\n`);
  await chat.tap("✅ Подтвердить", { message_id: card.message_id });
  await gleb.heading("Сейф для заметок и любимых заказов");
  await chat.waitFor((messages) => !messages.some(({ message_id }) => message_id === card.message_id), {
    what: "the question has left the chat",
  });
});
