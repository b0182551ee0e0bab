import { describe, expect, it } from "vitest";
import { ownerKey, trackedOrder } from "./fake-api.ts";
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
