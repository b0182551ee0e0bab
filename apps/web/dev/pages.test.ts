import { rm } from "node:fs/promises";
import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeApi, ownerKey, trackedOrder, unlinked } from "./fake-api.ts";
import { buildTemporarily, fillCart, openPage } from "./pages-world.ts";
import { servePages } from "./serve.ts";

let dist: string;
let browser: Browser;
let url: string;
let api: FakeApi;
let closeServer: () => void;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  dist = await buildTemporarily();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(dist, { recursive: true });
});
beforeEach(async () => {
  ({ url, api, close: closeServer } = await servePages(dist));
  complaints = [];
});
afterEach(async () => {
  await page.context().close();
  closeServer();
});

async function open(path: string, options: BrowserContextOptions = {}) {
  page = await openPage(browser, options, complaints);
  await page.goto(url + path);
}

const title = () => page.locator("main h1");
const says = (text: string | RegExp) => page.getByText(text).first().waitFor();

describe("buying", () => {
  it("an impatient double click orders once and leads to the order's page", async () => {
    await open("/");
    await fillCart(page);
    await page.getByLabel("Имя (по желанию)").fill("Аня");
    await page.getByRole("button", { name: "Оплатить понарошку 310 ₽" }).dblclick();
    await page.waitForURL(/\/t\//);
    await says("Заказ принят");
    expect([...api.placed.values()]).toMatchObject([
      {
        number: "101",
        total: 31000,
        items: [{ name: "Капучино", options: { Размер: "0,2 л", Молоко: "Овсяное" } }],
        customer: { name: "Аня" },
      },
    ]);
    await page.goto(url);
    await says("Пока пусто");
    await page.getByRole("link", { name: /Ваш заказ № 101/ }).click();
    await says("Заказ принят");
    expect(complaints).toEqual([]);
  });

  it("an order is repeated by its link: the same things are in the cart again, and a reload keeps what is changed", async () => {
    await open("/");
    await fillCart(page);
    await page.getByRole("button", { name: "Оплатить понарошку 310 ₽" }).click();
    await page.waitForURL(/\/t\//);
    const [order] = api.placed.values();
    await page.goto(url + new URL(order?.repeat_url ?? "").search);
    await page.getByRole("button", { name: "Оплатить понарошку 310 ₽" }).waitFor();
    expect(page.url()).toBe(`${url}/`);
    await page.locator(".item-card button").nth(1).click();
    await page.getByRole("button", { name: /В корзину/ }).click();
    await page.reload();
    await page.getByRole("button", { name: /Оплатить понарошку/ }).waitFor();
    await page.getByRole("button", { name: "Оплатить понарошку 310 ₽" }).waitFor({ state: "detached" });
  });

  it("keeps the cart when the network is gone, and pays once when it is back", async () => {
    await open("/");
    await fillCart(page);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: /Оплатить/ }).click();
    await says(/Нет связи с сервером/);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: /Оплатить/ }).click();
    await page.waitForURL(/\/t\//);
    expect(api.placed.size).toBe(1);
  });

  it("sends the same key after a failure and a reload, and says what is wrong", async () => {
    await open("/");
    await fillCart(page);
    api.faults = { orders: 500 };
    const keys: (string | undefined)[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/demo/checkout")) keys.push(request.headers()["idempotency-key"]);
    });
    await page.getByRole("button", { name: /Оплатить/ }).click();
    await says(/Сервис заказов сейчас не отвечает/);
    api.faults = {};
    await page.reload();
    await page.getByRole("button", { name: /Оплатить/ }).click();
    await page.waitForURL(/\/t\//);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  it("works from the keyboard", async () => {
    await open("/");
    const first = page.locator(".item-card button").first();
    await first.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Капучино" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const isBack = () => first.evaluate((opener) => opener === document.activeElement);
    await expect.poll(isBack).toBe(true);
    for (const button of ["В корзину", "Закрыть"]) {
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByRole("button", { name: button }).press("Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await expect.poll(isBack).toBe(true);
    }
  });

  it("speaks the browser's language until told otherwise, and remembers that", async () => {
    await open("/", { locale: "en-GB" });
    await says("Order ahead and follow it in Telegram");
    await page.getByRole("button", { name: "RU", exact: true }).click();
    await says("Закажите заранее");
    await page.reload();
    await says("Закажите заранее");
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
  });
});

describe("following", () => {
  const owners = `/t/tok#${ownerKey}`;

  it("changes by itself: stages, title, and the Telegram block once paired", async () => {
    api.put("tok", trackedOrder());
    await open(owners);
    await says("Обновляется само");
    api.change("tok", { version: 1, telegram: { state: "subscribed", url: "https://t.me/GotovoDemoBot" } });
    await says("Уведомления включены");
    expect(await page.getByText("K7FM-Q2XW-9P").count()).toBe(0);
    const favicon = () => page.locator('link[rel="icon"]').getAttribute("href");
    const before = await favicon();
    api.change("tok", { status: "ready", customer_may_cancel: false });
    await says("Готово!");
    expect(await page.title()).toBe("Готово! · заказ 42");
    expect(await favicon()).not.toBe(before);
    expect(await page.getByText("Передумали?").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("leads to the sandbox's chat in the demo, by button and by QR code", async () => {
    api.put("tok", trackedOrder());
    await open(owners);
    const button = page.getByRole("link", { name: /Открыть в Telegram/ });
    expect(await button.getAttribute("href")).toBe(
      "http://localhost:3001/t.me/GotovoDemoBot?start=Qx7c2vZ0S1mY5pRtB8uKdA",
    );
    expect(await button.getAttribute("rel")).toContain("noreferrer");
    await page.getByRole("img", { name: /QR/ }).waitFor();
  });

  it("has a new code before the old one runs out, and a button when none was to be had", async () => {
    api.put("tok", trackedOrder({ telegram: unlinked("K7FM-Q2XW-9P", 600_000) }));
    await open(owners);
    await says("K7FM-Q2XW-9P");
    api.change("tok", { telegram: unlinked("K7FM-Q2XW-9P", 50_000) });
    await says("NEWC-ODE2-34");
    await says(/ещё (10:00|9:5\d)/);
    await page.route("**/pairing-code", (route) => route.abort());
    api.change("tok", { telegram: unlinked("K7FM-Q2XW-9P", -1) });
    await says(/Не получилось получить код/);
    await page.unroute("**/pairing-code");
    await page.getByRole("button", { name: "Получить новый код" }).click();
    await says("NEWC-ODE2-34");
  });

  it.each(["ru", "en"])("on a phone the way into Telegram is seen without scrolling (%s)", async (locale) => {
    api.put("tok", trackedOrder({ ready_at: new Date(Date.now() - 7 * 60_000).toISOString() }));
    await open(owners, { locale, viewport: { width: 360, height: 760 } });
    const button = page.getByRole("link", { name: /Открыть в Telegram|Open in Telegram/ });
    await button.waitFor();
    const box = await button.boundingBox();
    expect((box?.y ?? 1000) + (box?.height ?? 0)).toBeLessThanOrEqual(760);
    await says(/задерживаемся на 7 минут|running late by 7 minutes/);
    expect(await page.getByText(/скоро|немного|soon|a little/).count()).toBe(0);
  });

  it("names the day of an order for tomorrow", async () => {
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString();
    api.put("tok", trackedOrder({ ready_at: tomorrow }));
    await open("/t/tok");
    await says(/Будет готов завтра в \d\d:\d\d/);
  });

  it("copies the code where the clipboard is closed, or at least selects it", async () => {
    api.put("tok", trackedOrder());
    await open(owners);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.getByRole("button", { name: "Скопировать" }).click();
    await page.getByRole("button", { name: /Скопировано|Выделено/ }).waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("K7FM-Q2XW-9P");
  });

  it("says who canceled and why, and has nothing left to follow", async () => {
    api.put("tok", trackedOrder({ status: "canceled_by_cafe", cancel_reason: "Нет <b>молока</b>" }));
    await open(owners);
    await says("Отменён кафе");
    await says("Причина: Нет <b>молока</b>");
    expect(await page.getByText("Открыть в Telegram").count()).toBe(0);
  });

  it.each([
    ["ru", "Такой страницы нет"],
    ["en", "There is no such page"],
  ])("has a page for an address that does not exist (%s)", async (locale, said) => {
    await open("/orders/nowhere", { locale, viewport: { width: 360, height: 760 } });
    await says(said);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it("is friendly about an order that is not there", async () => {
    await open("/t/none");
    await says("Такого заказа нет");
  });

  it("shows names as they are and never scrolls sideways on a small phone", async () => {
    const name = `${"Оченьдлинноеслово".repeat(6)} <b>жирно</b> &amp; 🦄`;
    const items = [{ name, quantity: 999, price: 99_999_999, options: { [name]: name } }];
    const number = "A-2026-11-20-00042";
    api.put("tok", trackedOrder({ venue_name: name, merchant_name: name, number, items }));
    await open("/t/tok", { viewport: { width: 360, height: 740 } });
    await title().waitFor();
    expect(await page.locator("main b").count()).toBe(0);
    expect(await page.locator(".items bdi").first().textContent()).toBe(name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
