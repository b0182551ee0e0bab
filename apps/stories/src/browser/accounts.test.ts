import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { openBrowser, phone } from "./site.ts";

let product: ProductProcess;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

const newDevice = async () => (await openBrowser(browser, phone)).context.newPage();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first().waitFor();
const go = (page: Page, section: string) => page.getByRole("link", { name: section, exact: true }).click();

async function enterCode(page: Page, code: string) {
  await page.getByRole("textbox", { name: "Код", exact: true }).fill(code);
  await press(page, "Подтвердить");
}
async function enterPhone(page: Page, number: string) {
  await page.getByLabel("Номер телефона").fill(number);
  await press(page, "Получить код");
  await heading(page, "Введите код");
}

test("somebody signs up through Telegram, invites another by a link, who signs in by a code and out again", {
  timeout: 120_000,
}, async () => {
  const anna = await newDevice();
  const person = await product.telegram.person({ first_name: "Аня", language_code: "ru" });
  await anna.goto(`${product.url}/sign-up`);
  await anna.getByLabel("Имя").fill("Аня");
  await press(anna, "Начать регистрацию");
  const link = await anna.getByRole("link", { name: "Открыть Telegram" }).getAttribute("href");
  await anna.reload();
  await anna.getByText("Ожидаем ваш контакт…").waitFor();
  const chat = person.chat("GotovoDemoBot");
  await chat.start(new URL(link ?? "").searchParams.get("start") ?? "");
  await chat.waitForText("Регистрация на сайте");
  await chat.shareContact();
  await heading(anna, "Введите код");
  const { text = "" } = await chat.waitForText("Код для регистрации на сайте");
  await enterCode(anna, /^\d{6}$/m.exec(text)?.[0] ?? "");
  await heading(anna, "Сейчас");
  await anna.getByText("Аня", { exact: true }).waitFor();
  await go(anna, "Друзья");
  const invite = await anna.getByText("/sign-in?invite=").textContent();

  const boris = await newDevice();
  await boris.goto(invite ?? "");
  await enterPhone(boris, "8 (996) 123-45-67");
  await enterCode(boris, (await product.telegram.waitForCode("+79961234567")).code);
  await heading(boris, "Сейчас");
  await go(boris, "Друзья");
  await boris.getByText(/Вас пригласил/).waitFor();
  await anna.getByText("+79961234567").waitFor();
  await go(boris, "Профиль");
  await press(boris, "Выйти");
  await boris.getByRole("dialog").getByRole("button", { name: "Выйти" }).click();
  await heading(boris, "Вход");
  await boris.goto(`${product.url}/account`);
  await boris.waitForURL("**/sign-in");
  expect(await boris.getByLabel("Номер телефона").inputValue()).toBe("");
});
