import type { BrowserContext } from "playwright-core";
import { expect, it } from "vitest";
import { ownerKey } from "./fake-api.ts";
import { trackedOrder } from "./fake-orders.ts";
import { usePages } from "./pages-world.ts";

const pages = usePages();
const endpoint = "https://push.example/this-browser";
const keys = { p256dh: "p", auth: "a" };

/**
 * A browser with a push service, which Chromium has not without Google's; its person allows notifications or not. As
 * browsers do, it keeps to the key that it has subscribed with.
 */
async function withPush(context: BrowserContext, permission: "granted" | "denied") {
  await context.addInitScript(
    ([endpoint, keys, permission]) => {
      const kept = () => localStorage.getItem("the-browsers-key");
      const bytesOf = (key: string) =>
        Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
      const subscribed = (key: string) => {
        const options = { applicationServerKey: bytesOf(key).buffer };
        const unsubscribe = async () => localStorage.removeItem("the-browsers-key");
        const toJSON = () => ({ endpoint, keys });
        return { endpoint, options, unsubscribe, toJSON } as unknown as PushSubscription;
      };
      PushManager.prototype.subscribe = async (options) => {
        const key = String(options?.applicationServerKey);
        if ((kept() ?? key) !== key) throw new DOMException("another key", "InvalidStateError");
        localStorage.setItem("the-browsers-key", key);
        return subscribed(key);
      };
      PushManager.prototype.getSubscription = async () => (kept() === null ? null : subscribed(kept() ?? ""));
      Object.defineProperty(Notification, "permission", { get: () => permission });
      Notification.requestPermission = async () => permission;
    },
    [endpoint, keys, permission] as const,
  );
}
const box = () => pages.page.getByRole("checkbox", { name: "Уведомления в этом браузере" });

it("has this browser told and not told by one switch, which outlives a reload", async () => {
  pages.api.put("tok", trackedOrder());
  await pages.open("/t/none", { viewport: { width: 360, height: 760 } });
  await withPush(pages.page.context(), "granted");
  await pages.page.goto(`${pages.url}/t/tok#${ownerKey}`);
  await box().click();
  await pages.says("Сообщим о каждом этапе, даже если страница закрыта.");
  expect(pages.api.pushes).toEqual([["push", { endpoint, keys, language: "ru" }]]);
  expect(
    await pages.page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/t/"))?.scope),
  ).toBe(`${pages.url}/t/`);
  await pages.page.reload();
  await expect.poll(() => box().isChecked()).toBe(true);
  // The deployment's key has changed: what was subscribed with the former one is told nothing.
  pages.api.put("tok", trackedOrder({ push: { public_key: "BNew" } }));
  await pages.page.reload();
  await pages.says("Сообщим, когда заказ будет готов, даже если страница закрыта.");
  await box().click();
  await pages.says("Сообщим о каждом этапе, даже если страница закрыта.");
  await box().click();
  await pages.says("Сообщим, когда заказ будет готов, даже если страница закрыта.");
  expect(pages.api.pushes.at(-1)).toEqual(["push/end", { endpoint }]);
  await withPush(pages.page.context(), "denied");
  await pages.page.reload();
  await box().click();
  await pages.says("Браузер не разрешает.");
  expect(await box().isChecked()).toBe(false);
  expect(pages.complaints).toEqual([]);
});
