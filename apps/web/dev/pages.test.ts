import { describe, expect, it } from "vitest";
import { ownerKey } from "./fake-api.ts";
import { trackedOrder, unlinked } from "./fake-orders.ts";
import { fillCart, usePages } from "./pages-world.ts";

const pages = usePages();
const { open, says } = pages;
const title = () => pages.page.locator("main h1");

describe("buying", () => {
  it("an impatient double click orders once and leads to the order's page", async () => {
    await open("/");
    await fillCart(pages.page);
    await pages.page.getByLabel("Имя (по желанию)").fill("Аня");
    await pages.page.getByRole("button", { name: "Оплатить понарошку 310 ₽" }).dblclick();
    await pages.page.waitForURL(/\/t\//);
    await says("Заказ принят");
    expect([...pages.api.placed.values()]).toMatchObject([
      {
        number: "101",
        total: 31000,
        items: [{ name: "Капучино", options: { Размер: "0,2 л", Молоко: "Овсяное" } }],
        customer: { name: "Аня" },
      },
    ]);
    await pages.page.goto(pages.url);
    await says("Пока пусто");
    await pages.page.getByRole("link", { name: /Ваш заказ № 101/ }).click();
    await says("Заказ принят");
    expect(pages.complaints).toEqual([]);
  });

  it("an order is repeated by its link: the same things are in the cart again, and a reload keeps what is changed", async () => {
    await open("/");
    await fillCart(pages.page);
    await pages.page.getByRole("button", { name: "Оплатить понарошку 310 ₽" }).click();
    await pages.page.waitForURL(/\/t\//);
    const [order] = pages.api.placed.values();
    await pages.page.goto(pages.url + new URL(order?.repeat_url ?? "").search);
    await pages.page.getByRole("button", { name: "Оплатить понарошку 310 ₽" }).waitFor();
    expect(pages.page.url()).toBe(`${pages.url}/`);
    await pages.page.locator(".item-card button").nth(1).click();
    await pages.page.getByRole("button", { name: /В корзину/ }).click();
    await pages.page.reload();
    await pages.page.getByRole("button", { name: /Оплатить понарошку/ }).waitFor();
    await pages.page.getByRole("button", { name: "Оплатить понарошку 310 ₽" }).waitFor({ state: "detached" });
  });

  it("keeps the cart when the network is gone, and pays once when it is back", async () => {
    await open("/");
    await fillCart(pages.page);
    await pages.page.context().setOffline(true);
    await pages.page.getByRole("button", { name: /Оплатить/ }).click();
    await says(/Нет связи с сервером/);
    await pages.page.context().setOffline(false);
    await pages.page.getByRole("button", { name: /Оплатить/ }).click();
    await pages.page.waitForURL(/\/t\//);
    expect(pages.api.placed.size).toBe(1);
  });

  it("sends the same key after a failure and a reload, and says what is wrong", async () => {
    await open("/");
    await fillCart(pages.page);
    pages.api.faults = { orders: 500 };
    const keys: (string | undefined)[] = [];
    pages.page.on("request", (request) => {
      if (request.url().endsWith("/demo/checkout")) keys.push(request.headers()["idempotency-key"]);
    });
    await pages.page.getByRole("button", { name: /Оплатить/ }).click();
    await says(/Сервис заказов сейчас не отвечает/);
    pages.api.faults = {};
    await pages.page.reload();
    await pages.page.getByRole("button", { name: /Оплатить/ }).click();
    await pages.page.waitForURL(/\/t\//);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  it("works from the keyboard", async () => {
    await open("/");
    const first = pages.page.locator(".item-card button").first();
    await first.focus();
    await pages.page.keyboard.press("Enter");
    await pages.page.getByRole("dialog", { name: "Капучино" }).waitFor();
    await pages.page.keyboard.press("Escape");
    await pages.page.getByRole("dialog").waitFor({ state: "detached" });
    const isBack = () => first.evaluate((opener) => opener === document.activeElement);
    await expect.poll(isBack).toBe(true);
    for (const button of ["В корзину", "Закрыть"]) {
      await pages.page.keyboard.press("Enter");
      await pages.page.getByRole("dialog").getByRole("button", { name: button }).press("Enter");
      await pages.page.getByRole("dialog").waitFor({ state: "detached" });
      await expect.poll(isBack).toBe(true);
    }
  });

  it("opens again for who is quicker than the browser's news that the dialog was closed", async () => {
    await open("/");
    const first = pages.page.locator(".item-card button").first();
    await first.press("Enter");
    await pages.page.getByRole("dialog", { name: "Капучино" }).waitFor();
    await first.evaluate(async (opener: HTMLElement) => {
      document.querySelector("dialog")?.requestClose();
      for (let turn = 0; turn < 10; turn++) await null;
      opener.click();
    });
    await pages.page.getByRole("dialog", { name: "Капучино" }).waitFor();
  });

  it("speaks the browser's language until told otherwise, and remembers that", async () => {
    await open("/", { locale: "en-GB" });
    await says("Order ahead and follow it in Telegram");
    await pages.page.getByRole("button", { name: "RU", exact: true }).click();
    await says("Закажите заранее");
    await pages.page.reload();
    await says("Закажите заранее");
    expect(await pages.page.locator("html").getAttribute("lang")).toBe("ru");
  });
});

describe("following", () => {
  const owners = `/t/tok#${ownerKey}`;

  it("changes by itself: stages, title, and the Telegram block once paired", async () => {
    pages.api.put("tok", trackedOrder());
    await open(owners);
    await says("Обновляется само");
    pages.api.change("tok", {
      version: 1,
      telegram: { state: "subscribed", url: "https://t.me/GotovoDemoBot" },
    });
    await says("Уведомления включены");
    expect(await pages.page.getByText("K7FM-Q2XW-9P").count()).toBe(0);
    const favicon = () => pages.page.locator('link[rel="icon"]').getAttribute("href");
    const before = await favicon();
    pages.api.change("tok", { status: "ready", customer_may_cancel: false });
    await says("Готово!");
    expect(await pages.page.title()).toBe("Готово! · заказ 42");
    expect(await favicon()).not.toBe(before);
    expect(await pages.page.getByText("Передумали?").count()).toBe(0);
    expect(pages.complaints).toEqual([]);
  });

  it("leads to the sandbox's chat in the demo, by button and by QR code", async () => {
    pages.api.put("tok", trackedOrder());
    await open(owners);
    const button = pages.page.getByRole("link", { name: /Открыть в Telegram/ });
    expect(await button.getAttribute("href")).toBe(
      "http://localhost:3001/t.me/GotovoDemoBot?start=Qx7c2vZ0S1mY5pRtB8uKdA",
    );
    expect(await button.getAttribute("rel")).toContain("noreferrer");
    await pages.page.getByRole("img", { name: /QR/ }).waitFor();
  });

  it("has a new code before the old one runs out, and a button when none was to be had", async () => {
    pages.api.put("tok", trackedOrder({ telegram: unlinked("K7FM-Q2XW-9P", 600_000) }));
    await open(owners);
    await says("K7FM-Q2XW-9P");
    pages.api.change("tok", { telegram: unlinked("K7FM-Q2XW-9P", 50_000) });
    await says("NEWC-ODE2-34");
    await says(/ещё (10:00|9:5\d)/);
    await pages.page.route("**/pairing-code", (route) => route.abort());
    pages.api.change("tok", { telegram: unlinked("K7FM-Q2XW-9P", -1) });
    await says(/Не получилось получить код/);
    await pages.page.unroute("**/pairing-code");
    await pages.page.getByRole("button", { name: "Получить новый код" }).click();
    await says("NEWC-ODE2-34");
  });

  it.each(["ru", "en"])("on a phone the way into Telegram is seen without scrolling (%s)", async (locale) => {
    pages.api.put("tok", trackedOrder({ ready_at: new Date(Date.now() - 7 * 60_000).toISOString() }));
    await open(owners, { locale, viewport: { width: 360, height: 760 } });
    const button = pages.page.getByRole("link", { name: /Открыть в Telegram|Open in Telegram/ });
    await button.waitFor();
    const box = await button.boundingBox();
    expect((box?.y ?? 1000) + (box?.height ?? 0)).toBeLessThanOrEqual(760);
    await says(/задерживаемся на 7 минут|running late by 7 minutes/);
    expect(await pages.page.getByText(/скоро|немного|soon|a little/).count()).toBe(0);
  });

  it("names the day of an order for tomorrow", async () => {
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString();
    pages.api.put("tok", trackedOrder({ ready_at: tomorrow }));
    await open("/t/tok");
    await says(/Будет готов завтра в \d\d:\d\d/);
  });

  it("copies the code where the clipboard is closed, or at least selects it", async () => {
    pages.api.put("tok", trackedOrder());
    await open(owners);
    await pages.page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await pages.page.getByRole("button", { name: "Скопировать" }).click();
    await pages.page.getByRole("button", { name: /Скопировано|Выделено/ }).waitFor();
    expect(await pages.page.evaluate(() => getSelection()?.toString())).toBe("K7FM-Q2XW-9P");
  });

  it("says who canceled and why, and has nothing left to follow", async () => {
    pages.api.put("tok", trackedOrder({ status: "canceled_by_cafe", cancel_reason: "Нет <b>молока</b>" }));
    await open(owners);
    await says("Отменён кафе");
    await says("Причина: Нет <b>молока</b>");
    expect(await pages.page.getByText("Открыть в Telegram").count()).toBe(0);
  });

  it.each([
    ["ru", "Такой страницы нет"],
    ["en", "There is no such page"],
  ])("has a page for an address that does not exist (%s)", async (locale, said) => {
    await open("/orders/nowhere", { locale, viewport: { width: 360, height: 760 } });
    await says(said);
    expect(await pages.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it("is friendly about an order that is not there", async () => {
    await open("/t/none");
    await says("Такого заказа нет");
  });

  it("shows names as they are and never scrolls sideways on a small phone", async () => {
    const name = `${"Оченьдлинноеслово".repeat(6)} <b>жирно</b> &amp; 🦄`;
    const items = [{ name, quantity: 999, price: 99_999_999, options: { [name]: name } }];
    const number = "A-2026-11-20-00042";
    pages.api.put("tok", trackedOrder({ venue_name: name, merchant_name: name, number, items }));
    await open("/t/tok", { viewport: { width: 360, height: 740 } });
    await title().waitFor();
    expect(await pages.page.locator("main b").count()).toBe(0);
    expect(await pages.page.locator(".items bdi").first().textContent()).toBe(name);
    expect(await pages.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
