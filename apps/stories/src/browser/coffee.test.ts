import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { album } from "./album.ts";
import { chatPage } from "./chat-page.ts";
import { buyCoffee, desk, openBrowser, openTelegram, phone } from "./site.ts";

let product: ProductProcess;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

/** The invite that the product prints when it starts for the first time. */
function printedInvite(): string {
  return /as its owner[^:]*: (\S+)/.exec(product.output())?.[1] ?? "";
}

test("a coffee is bought on a phone, followed in Telegram, begun by the barista and called off", async () => {
  const look = album("coffee");
  const anna = await openBrowser(browser, phone);
  const tracking = await anna.context.newPage();
  const number = await buyCoffee(tracking, product.url, { language: "ru", name: "Аня", look });
  // Lost by a reload: what follows has to happen without one.
  await tracking.evaluate("window.kept = true");

  const chat = chatPage(await openTelegram(tracking, "ru"));
  expect(chat.page.url()).toContain("start=");
  await chat.choose("Аня Смирнова");
  await chat.page.getByTestId("start").waitFor();
  await look(chat.page, "start");
  await chat.start();
  await chat.message("Это ваш заказ?").waitFor();
  await look(chat.page, "question");
  await chat.tap("Да, это мой заказ");
  await chat.message(`Заказ № ${number} · Gotovo Coffee`).waitFor();
  await look(chat.page, "card");
  await tracking.getByText("Уведомления включены").waitFor();
  await look(tracking, "linked");

  const staff = await openBrowser(browser, desk);
  const barista = chatPage(await staff.context.newPage());
  await barista.page.goto(printedInvite());
  await barista.choose("Олег Бариста");
  await barista.start();
  await barista.message(`Заказ №: ${number} | Статус: Размещён`).waitFor();
  await look(barista.page, "queue");
  await barista.tap("В работу");
  await barista.message(`Заказ №: ${number} | Статус: В работе`).waitFor();
  await chat.message("⏳ Готовится").waitFor();
  await tracking.getByRole("heading", { name: "Готовим" }).waitFor();
  await look(barista.page, "queue-working");
  await look(chat.page, "card-working");
  await look(tracking, "working");

  await chat.tap("Отменить заказ");
  await chat.message(`Отменить заказ № ${number}?`).waitFor();
  await look(chat.page, "cancel-question");
  await chat.tap("Да, отменить");
  await chat.message("Вы отменили заказ.").waitFor();
  await barista.message("Клиент отменил заказ — готовить не нужно.").waitFor();
  await tracking.getByRole("heading", { name: "Вы отменили заказ" }).waitFor();
  await look(chat.page, "card-canceled");
  await look(barista.page, "queue-canceled");
  await look(tracking, "canceled");

  expect(await tracking.evaluate("window.kept")).toBe(true);
  expect(await chat.messages.filter({ hasText: `Заказ № ${number} ·` }).count()).toBe(1);
  expect([...anna.problems, ...staff.problems]).toEqual([]);
});

test("the link that a café's server gets leads to the local Telegram; the chat is blocked, and begun again", async () => {
  const look = album("link");
  const { api_key, venues } = await product.createMerchant([
    "--name",
    "Corner Coffee",
    "--venue",
    "Corner Coffee",
  ]);
  const api = product.api(api_key);
  const order = { horeca_id: venues[0]?.horeca_id ?? "", description: ["Flat white", "Bagel"] };
  const { tracking } = await api.orders.place({ ...order, order_id: "A-1042" });
  const someone = await product.telegram.person({ first_name: "Emma", language_code: "en" });
  const { context, problems } = await openBrowser(browser, { ...phone, language: "en" });
  const chat = chatPage(await context.newPage());
  await chat.page.goto(tracking.telegram.url ?? "");
  await chat.choose("Emma");
  await chat.start();
  await chat.message("Is it yours?").waitFor();
  await chat.tap("Yes, it is mine");
  await chat.message("Order A-1042 · Corner Coffee").waitFor();
  await chat.say("/help");
  await chat.message("What you can do now").waitFor();
  await look(chat.page, "help");

  await api.orders.move("A-1042", { status: "in_progress" });
  await someone.chat("GotovoDemoBot").block();
  await expect.poll(() => api.isSubscribed(someone.id)).toBe(false);
  await look(chat.page, "blocked");
  const page = await context.newPage();
  await page.goto(tracking.owner_url);
  await page.getByText("The bot cannot write to you").waitFor();
  await look(page, "track-blocked");
  await api.orders.move("A-1042", { status: "ready" });
  await chat.start();
  await chat.message("Your order is ready — come and get it!").waitFor();
  await page.getByRole("heading", { name: "Ready" }).waitFor();
  await page.getByText("Notifications are on").waitFor();
  await look(chat.page, "ready");
  await look(page, "track-ready");
  expect(problems).toEqual([]);
});
