import type { Browser, Page } from "playwright-core";

export interface Device {
  readonly width: number;
  readonly height: number;
  readonly language?: "ru" | "en";
}

export const phone: Device = { width: 390, height: 844 };
export const desk: Device = { width: 1280, height: 800 };

/** A browser of somebody, with what went wrong on its pages. */
export async function openBrowser(
  browser: Browser,
  { width, height, language = "ru" }: Device,
  problems: string[] = [],
) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: width < 500 ? 2 : 1,
    locale: language,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(30_000);
  context.on("weberror", (error) => problems.push(String(error.error())));
  context.on("console", (message) => {
    // An answer that refuses is the browser's own remark; broken policies and exceptions are ours.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      problems.push(message.text());
  });
  return { context, problems };
}

/** What the demo café's pages say, as far as people look for it. */
const words = {
  ru: {
    coffee: /Капучино/,
    milk: /Овсяное/,
    add: /В корзину/,
    cart: /Корзина: 1/,
    name: /Имя/,
    pay: /Оплатить понарошку/,
    placed: "Заказ принят",
    telegram: /Открыть в Telegram/,
  },
  en: {
    coffee: /Cappuccino/,
    milk: /Oat/,
    add: /Add for/,
    cart: /Cart: 1/,
    name: /Name/,
    pay: /Pretend to pay/,
    placed: "Order received",
    telegram: /Open in Telegram/,
  },
};

export interface Shopper {
  readonly language: "ru" | "en";
  readonly name: string;
  /** Called at each step that is worth looking at. */
  readonly look?: (page: Page, step: string) => Promise<unknown>;
}

/** Chooses a coffee with options at the demo café, and pays; ends on the tracking page. Answers the order's number. */
export async function buyCoffee(page: Page, url: string, shopper: Shopper): Promise<string> {
  const { language, name, look = async () => undefined } = shopper;
  const say = words[language];
  await page.goto(url);
  await page.getByRole("button", { name: say.coffee }).waitFor();
  await look(page, "menu");
  await page.getByRole("button", { name: say.coffee }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: say.milk }).check();
  await look(page, "options");
  await dialog.getByRole("button", { name: say.add }).click();
  // On a phone the cart is below the menu; on a desk it is in sight.
  const bar = page.getByRole("button", { name: say.cart });
  if (await bar.isVisible()) await bar.click();
  await page.getByLabel(say.name).fill(name);
  await look(page, "cart");
  await page.getByRole("button", { name: say.pay }).click();
  await page.waitForURL(/\/t\//);
  await page.getByRole("heading", { name: say.placed }).waitFor();
  await look(page, "paid");
  return /\d+/.exec((await page.locator(".order-number").textContent()) ?? "")?.[0] ?? "";
}

/** Presses the Telegram button of the tracking page; returns the page that opens. */
export async function openTelegram(page: Page, language: "ru" | "en"): Promise<Page> {
  const [chat] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: words[language].telegram }).click(),
  ]);
  await chat.waitForLoadState();
  return chat;
}
