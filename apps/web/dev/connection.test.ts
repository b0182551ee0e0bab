import { beforeEach, expect, it } from "vitest";
import { ownerKey } from "./fake-api.ts";
import { openCafe, trackedOrder } from "./fake-orders.ts";
import { serveSite, serveTracker, usePages } from "./pages-world.ts";

const pages = usePages();
const { says } = pages;
beforeEach(() => void pages.api.put("tok", trackedOrder()));

const open = ({ time }: { time?: number } = {}) =>
  pages.open("/t/tok", time === undefined ? {} : { clockTime: time });

it("says that there is no network, and catches up when it is back", async () => {
  await open();
  await says("Обновляется само");
  await pages.page.context().setOffline(true);
  await says(/Нет интернета/);
  pages.api.change("tok", { status: "in_progress" });
  await pages.page.context().setOffline(false);
  await says("Готовим");
});

it("asks by itself when live updates are refused", async () => {
  pages.api.faults = { events: "refused" };
  await open({ time: Date.now() });
  await says("Связь прервалась");
  pages.api.change("tok", { status: "in_progress" });
  await pages.page.clock.fastForward(15_000);
  await says("Готовим");
  await says("Обновляем раз в несколько секунд");
});

it("does not say that it updates by itself while a proxy holds the stream back, and asks instead", async () => {
  pages.api.faults = { events: "held back" };
  await open({ time: Date.now() });
  await says("Заказ принят");
  expect(await pages.page.getByText("Обновляется само").count()).toBe(0);
  pages.api.change("tok", { status: "in_progress" });
  await pages.page.clock.fastForward(11_000);
  await says("Готовим");
  await says("Обновляем раз в несколько секунд");
  pages.api.faults = {};
  await pages.page.clock.fastForward(26_000);
  await pages.page.clock.fastForward(2_000);
  await says("Обновляется само");
});

it("a stream that falls silent is given up and opened again", async () => {
  await open({ time: Date.now() });
  await says("Обновляется само");
  pages.api.faults = { events: "refused" };
  await pages.page.clock.fastForward(26_000);
  await says("Связь прервалась");
});

it("a ninth tab opens as the first did, and every one hears of a change", async () => {
  await open({ time: Date.now() });
  const tabs = [pages.page];
  for (let count = 0; count < 8; count++) {
    const tab = await pages.page.context().newPage();
    await tab.goto(`${pages.url}/t/tok`);
    await tab.getByText("Заказ принят").waitFor();
    tabs.push(tab);
  }
  pages.api.change("tok", { status: "ready" });
  await Promise.all(tabs.map((tab) => tab.getByText("Готово!").waitFor()));
});

it.each([20, -20])("a device whose clock is %i minutes wrong shows the right time left", async (minutes) => {
  await open({ time: Date.now() + minutes * 60_000 });
  await says(/через [56] минут/);
  await pages.page.goto(await serveTracker(`${pages.url}/t/tok`, ownerKey));
  await pages.page
    .locator("#shared")
    .getByText(/через [56] минут/)
    .waitFor();
});

it("a badge on another site says when an order would be ready, and follows what changes", async () => {
  const { api, url } = pages;
  api.availability = openCafe({ ready_at: "2026-11-20T11:20:00.000Z" });
  const badge = `<gotovo-eta src="${url}/v1/availability/tok" items="3"></gotovo-eta>`;
  const site = await serveSite(
    `<script src="${url}/embed.js" async></script>${badge}<p id="below">Menu</p>`,
    "en",
  );
  await pages.open("/favicon.svg", { clockTime: Date.parse("2026-11-20T11:00:00Z") });
  const { page } = pages;
  await page.goto(site);
  await says("Ordered now, ready at about 14:20");
  expect(await page.getByRole("status").getAttribute("lang")).toBe("en");
  const place = () => page.locator("#below").evaluate((element) => element.getBoundingClientRect().top);
  const before = await place();
  expect(api.asked).toEqual(["?items=3"]);

  // Nobody looks: nothing is asked. Somebody comes back: at once.
  await hide(true);
  api.availability = openCafe({ open: false, reason: "paused", opens_at: "2026-11-20T11:30:00.000Z" });
  await page.clock.fastForward(120_000);
  expect(api.asked).toHaveLength(1);
  await hide(false);
  await says("Taking a break until 14:30");
  api.availability = openCafe({
    open: false,
    reason: "closed",
    opens_at: "2026-11-21T05:00:00.000Z",
    note: "Holiday",
  });
  await page.clock.fastForward(31_000);
  await says("Closed. Opens tomorrow at 08:00");
  await says("Holiday");
  expect(await place()).toBe(before);
  await page.evaluate(() => document.querySelector("gotovo-eta")?.setAttribute("lang", "ru"));
  await says("Закрыто. Откроется завтра в 08:00");
  expect(pages.complaints).toEqual([]);
});

it("a badge has its line before anything is known, and none at an address of nobody", async () => {
  const badge = (id: string, src: string) => `<gotovo-eta id="${id}" src="${src}"></gotovo-eta>`;
  const nobodys = badge("nobodys", `${pages.url}/v1/availability/x`);
  const site = await serveSite(
    `${nobodys}${badge("other", "https://evil.example/")}<script src="${pages.url}/embed.js"></script>`,
  );
  await pages.open("/favicon.svg");
  const { page } = pages;
  const held = Promise.withResolvers<void>();
  await page.route("**/v1/availability/**", async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(site);
  const height = (id: string) =>
    page.locator(id).evaluate((element) => element.getBoundingClientRect().height);
  expect(await height("#nobodys")).toBeGreaterThan(20);
  expect(await height("#other")).toBe(0);
  held.resolve();
  await page.getByRole("status").waitFor({ state: "detached" });
});

/** What a browser does when another tab is looked at. */
async function hide(hidden: boolean): Promise<void> {
  await pages.page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}
