import { readFile } from "node:fs/promises";
import type { ChatDriver } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe, PlacedOrder } from "../world/cafe.ts";
import type { AccountPage } from "./account-page.ts";
import { type AccountSite, openAccountSite } from "./account-site.ts";
import { album } from "./album.ts";
import { desk } from "./site.ts";

const number = "+79991234567";
const customer = { site_user_id: "vera", phone: number };
const oddName = `Вера <b>К</b> 🌸 ${"Ж".repeat(100)}`;
const narrow = { width: 360, height: 740 };
const look = album("area");
let site: AccountSite;
let cafe: Cafe;
let order: PlacedOrder;
let vera: AccountPage;
let chat: ChatDriver;
beforeAll(async () => {
  site = await openAccountSite();
  cafe = await site.cafe("Зерно <i>на углу</i>");
  order = await cafe.order({ number: "77", customer });
  vera = await signIn(narrow);
});
afterAll(async () => {
  expect([...site.problems, ...site.faults()]).toEqual([]);
  await site?.close();
});

async function signIn(device: typeof desk): Promise<AccountPage> {
  const me = await site.device("/sign-in", device);
  await me.enterPhone(number);
  await me.enterCode(await site.nextCode(number));
  await me.heading("Сейчас");
  return me;
}

test("Telegram is linked by the contact in the bot, at once on the page too", async () => {
  chat = await site.chat("Вера", number);
  await vera.go("Профиль");
  await vera.heading("Привяжите Telegram");
  await chat.say("/auth");
  await chat.waitForText("Поделитесь номером телефона");
  await chat.shareContact();
  await vera.heading("Telegram привязан");
  await look(vera.page, "profile");
});

test("orders come and follow the café by themselves, also after a lost network, and a picked up one is rated", async () => {
  await chat.start(order.token);
  const question = await chat.waitForText("Это ваш заказ?");
  await chat.tap("Да, это мой заказ", { message_id: question.message_id });
  await vera.go("Заказы");
  await vera.heading("Заказ принят");
  await order.move("in_progress");
  await vera.heading("Готовим");
  await vera.page.context().setOffline(true);
  await vera.sees("Нет интернета");
  await vera.sees("Готовим");
  await order.move("ready");
  await vera.page.context().setOffline(false);
  await vera.heading("Готово!");
  await vera.page.getByText("Нет интернета").waitFor({ state: "detached" });
  const second = await cafe.order({ number: "78", customer });
  await vera.page.getByRole("link", { name: "Открыть заказ: Заказ № 78" }).waitFor();
  await order.move("delivered");
  const stars = vera.page.getByRole("group", { name: "Оценка заказа 77" });
  await stars.getByRole("radio", { name: "4 из 5" }).check({ force: true });
  await vera.page.getByLabel("Добавить пару слов").fill("Спасибо");
  await vera.press("Отправить");
  await vera.sees("Спасибо");
  await look(vera.page, "orders");
  await second.move("canceled_by_cafe", { reason: "Закрыты" });
  await vera.sees("Сейчас ничего не готовится");
});

test("the profile is changed, and shown as it was written; nothing is wider than a small phone", async () => {
  await vera.go("Профиль");
  await vera.page.getByLabel("Имя").fill(oddName);
  await vera.press("Сохранить");
  await vera.sees("Сохранено");
  await vera.sees(oddName);
  for (const section of ["Заказы", "Друзья", "Сейф", "Устройства", "Профиль"]) {
    await vera.go(section);
    await vera.page.getByRole("heading", { level: 1, name: section }).waitFor({ state: "attached" });
    expect(await vera.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  }
  expect(await vera.page.locator("main :is(b, i)").count()).toBe(0);
});

test("what another device changes is seen at once; ended, it has nothing more to see", async () => {
  await vera.press("Отвязать");
  await vera.answer("Отвязать");
  await vera.heading("Привяжите Telegram");
  site.pass(31);
  const other = await signIn(desk);
  await other.go("Профиль");
  await other.page.getByLabel("Никнейм").fill("Лиса 🦊");
  await other.press("Сохранить");
  await expect.poll(() => vera.page.getByLabel("Никнейм").inputValue()).toBe("Лиса 🦊");
  await vera.go("Устройства");
  const end = vera.button("Завершить: Chrome, Linux");
  await end.click();
  await vera.answer("Завершить");
  await other.heading("Вход");
  await end.waitFor({ state: "detached" });
});

test("all data is taken along as a file; the account is erased after the word, and is gone", async () => {
  await vera.go("Профиль");
  const download = vera.page.waitForEvent("download");
  await vera.press("Скачать");
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(JSON.stringify(file)).toContain(number);
  await vera.press("Удалить аккаунт");
  expect(await vera.dialog.getByRole("button", { name: "Удалить навсегда" }).isDisabled()).toBe(true);
  await vera.page.getByLabel(/Чтобы подтвердить/).fill("Удалить");
  await vera.answer("Удалить навсегда");
  await vera.heading("Аккаунт удалён");
  await vera.page.goto(`${site.url}/account`);
  await vera.heading("Вход");
});
