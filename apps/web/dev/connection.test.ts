import { beforeEach, expect, it } from "vitest";
import { ownerKey, trackedOrder } from "./fake-api.ts";
import { serveTracker, usePages } from "./pages-world.ts";

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
