import { describe, expect, it } from "vitest";
import { ownerKey } from "./fake-api.ts";
import { said, trackedOrder } from "./fake-orders.ts";
import { serveTracker, usePages } from "./pages-world.ts";

const pages = usePages();
const { open, says } = pages;

const owners = `/t/tok#${ownerKey}`;

describe("who sees what", () => {
  it("whoever has the address that may be shared sees the order, and no way into its Telegram", async () => {
    pages.api.put("tok", trackedOrder());
    await open("/t/tok");
    await says("Обновляется само");
    pages.api.change("tok", { status: "in_progress" });
    await says("Готовим");
    expect(await pages.page.content()).not.toMatch(/K7FM|GotovoDemoBot/);
    await pages.page.goto(`${pages.url}/t/tok#AAAAAAAAAAAAAAAAAAAAAA`);
    await says("Готовим");
    expect(await pages.page.content()).not.toMatch(/K7FM|GotovoDemoBot/);
  });

  it("the owner's link works where the shared one is open, leaves the address bar and outlives a reload", async () => {
    pages.api.put("tok", trackedOrder());
    await open("/t/tok");
    await says("Заказ принят");
    await pages.page.goto(pages.url + owners);
    await says("K7FM-Q2XW-9P");
    expect(pages.page.url()).toBe(`${pages.url}/t/tok`);
    await pages.page.reload();
    await says("K7FM-Q2XW-9P");
    expect(pages.complaints).toEqual([]);
  });
});

describe("canceling on the page", () => {
  const button = (name: string | RegExp) => pages.page.getByRole("button", { name });

  it("asks first, then shows that it is canceled; whoever has the shared address has no button", async () => {
    pages.api.put("tok", trackedOrder());
    await open("/t/tok");
    await says("Обновляется само");
    expect(await button(/Отменить/).count()).toBe(0);
    await pages.page.goto(pages.url + owners);
    await button("Отменить заказ").click();
    await button("Не отменять").click();
    await pages.page.getByRole("dialog").waitFor({ state: "detached" });
    await button("Отменить заказ").click();
    await button("Да, отменить").click();
    await says("Вы отменили заказ");
    expect(await button(/Отменить/).count()).toBe(0);
    expect(pages.complaints).toEqual([]);
  });

  it("says why not: no network, or ready while they thought", async () => {
    pages.api.put("tok", trackedOrder());
    await open(owners, { locale: "en", viewport: { width: 360, height: 760 } });
    await button("Cancel the order").click();
    await pages.page.context().setOffline(true);
    await button("Yes, cancel it").click();
    await says(/There was no answer/);
    await pages.page.context().setOffline(false);
    const cancel = { may: null, policy: "until_ready", request: null, answer_by: null } as const;
    pages.api.change("tok", { status: "ready", customer_may_cancel: false, cancel });
    await says("It is too late to cancel. The order now: It’s ready!");
    expect(await button("Yes, cancel it").count()).toBe(0);
    await button("Close").click();
    await pages.page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await button(/Cancel/).count()).toBe(0);
  });

  it("asks the café where it wants to be asked, and says until when it may answer", async () => {
    const cancel = { may: "ask", policy: "ask", request: null, answer_by: null } as const;
    pages.api.put("tok", trackedOrder({ status: "in_progress", customer_may_cancel: false, cancel }));
    await open(owners);
    await button("Попросить отменить").click();
    await button("Да, попросить").click();
    await says(/Если к \d\d:\d\d не ответят, его приготовят/);
    pages.api.change("tok", { cancel: { ...cancel, may: null, request: "declined" } });
    await says("Кафе не отменило заказ: он остаётся.");
  });
});

describe("writing to the café", () => {
  const field = () => pages.page.getByRole("textbox", { name: "Ваше сообщение" });
  const send = () => pages.page.getByRole("button", { name: "Отправить" }).click();

  it("shows what became of each message, and the answer by itself", async () => {
    const order = trackedOrder();
    pages.api.put("tok", order);
    await open(owners, { viewport: { width: 360, height: 760 } });
    await pages.page.getByRole("button", { name: "Написать сообщение" }).click();
    await field().fill("Можно <b>без</b> сахара?");
    await send();
    await says(/отправлено/);
    expect(await field().inputValue()).toBe("");
    const asked = said(order, { client_id: "c", text: "Можно <b>без</b> сахара?" });
    const answered = said({ ...order, dialog: asked }, { from: "venue", text: "Конечно\nуже делаем" });
    pages.api.change("tok", { version: 1, dialog: answered });
    await says("Конечно");
    expect(await pages.page.locator("main b").count()).toBe(0);
    await expect.poll(() => pages.api.shown).toEqual(["2"]);
    expect(await pages.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(pages.complaints).toEqual([]);
  });

  it("keeps a draft over a reload, and sends once, by itself, what there was no network for", async () => {
    pages.api.put("tok", trackedOrder());
    await open(owners);
    await pages.page.getByRole("button", { name: "Написать сообщение" }).click();
    await field().fill("Опоздаю");
    await pages.page.reload();
    await expect.poll(() => field().inputValue()).toBe("Опоздаю");
    await pages.page.context().setOffline(true);
    await send();
    await says("Не отправлено: нет связи. Отправим сами, когда она появится.");
    await pages.page.context().setOffline(false);
    await says(/отправлено/);
    expect(await pages.page.getByText("Опоздаю").count()).toBe(1);
  });

  it("says so when the café takes no messages", async () => {
    pages.api.put("tok", trackedOrder({ dialog: { accepts: false, opens_at: null, messages: [] } }));
    await open(owners);
    await says("Кафе не принимает от вас сообщения.");
    expect(await field().count()).toBe(0);
  });
});

describe("the embedded tracker", () => {
  it("shows the order live on another site, and minds its own style", async () => {
    pages.api.put("tok", trackedOrder());
    await open("/t/tok", { locale: "en" });
    await pages.page.goto(await serveTracker(`${pages.url}/t/tok`, ownerKey));
    await says("Order received");
    expect(await pages.page.getByRole("link", { name: "Open in Telegram" }).getAttribute("href")).toContain(
      "localhost:3001",
    );
    await pages.page.locator("#shared").getByText("Order received").waitFor();
    expect(await pages.page.getByRole("link", { name: "Open in Telegram" }).count()).toBe(1);
    pages.api.change("tok", { status: "ready" });
    await says("It’s ready!");
    const color = await pages.page
      .locator(".status")
      .first()
      .evaluate((element) => getComputedStyle(element).color);
    expect(color).toBe("rgb(44, 122, 75)");
    expect(pages.complaints).toEqual([]);
  });
});
