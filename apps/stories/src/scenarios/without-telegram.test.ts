import type { TrackedOrder } from "@gotovo/contract";
import { waitUntil } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cardOf, tapOn } from "./cards.ts";
import { hears, openTeam, reacted, shown, timeoutMs, topicIs } from "./team-group.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

/** An order's page in its owner's hands, as a browser has it. */
function pageOf(ownerUrl: string) {
  const [page = "", key = ""] = ownerUrl.split("#");
  const path = `${town.url}/v1/track/${page.split("/").pop()}`;
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const read = async () => ((await (await fetch(path, { headers })).json()) as { order: TrackedOrder }).order;
  const post = (what: string, body: object) =>
    fetch(`${path}/${what}`, { method: "POST", headers, body: JSON.stringify(body) });
  return {
    read,
    post,
    said: async () =>
      (await read()).dialog?.messages.map(({ from, text, state }) => [from, text, state]) ?? [],
    until: (what: string, fits: (order: TrackedOrder) => boolean) =>
      waitUntil(
        async () => fits(await read()),
        { what, timeoutMs },
        async () => JSON.stringify(await read()),
      ),
  };
}

test.each([
  { language: "ru", head: "🌐 Анна (со страницы заказа)", card: "Клиент отменил заказ" },
  {
    language: "en",
    head: "🌐 Анна (on the order’s page)",
    card: "The customer canceled — no need to make it.",
  },
] as const)(
  "whoever has no Telegram writes, is answered, and cancels ($language)",
  async ({ language, head, card }) => {
    const { cafe, olga, boris, group } = await openTeam(town, language, language);
    const { tracking } = await cafe.paid("42", { customer: { name: "Анна" } });
    const page = pageOf(tracking.owner_url);

    await page.post("messages", { client_id: "the-first", text: "Опоздаю на <пять> минут" });
    await hears(olga, `${head} · `);
    const topic = await topicIs(group, /^Анна · /);
    await shown(group, "Опоздаю на <пять> минут", topic);
    await page.until("it is delivered", ({ dialog }) => dialog?.messages[0]?.state === "delivered");

    const inTopic = await group.as(olga, { topic: topic.thread_id }).say("Ждём вас");
    await page.until("the answer of the topic", ({ dialog }) => dialog?.messages.length === 2);
    const copy = await hears(boris, "Опоздаю на <пять> минут");
    const inPrivate = await boris.say("Держим тёплым", { reply_to: copy.message_id });
    await page.until("the answer of the private chat", ({ dialog }) => dialog?.messages.length === 3);
    expect(await page.said()).toEqual([
      ["customer", "Опоздаю на <пять> минут", "read"],
      ["venue", "Ждём вас", "kept"],
      ["venue", "Держим тёплым", "kept"],
    ]);
    const last = (await page.read()).dialog?.messages.at(-1)?.id;
    await page.post("messages/shown", { up_to: last });
    await reacted(group, inTopic, "👌");
    await reacted(boris, inPrivate, "👌");

    const { version } = await page.read();
    expect((await page.post("cancel", { version })).status).toBe(200);
    await cardOf(olga, "42", card);
  },
);

test("the café is asked from the page, and says no; what it asks of nobody is not asked", async () => {
  const cafe = await town.cafe("Мята");
  const asya = await cafe.joins("Ася", "owner");
  await cafe.api.venues.update(cafe.horecaId, { customer_cancel: "ask" });
  const { tracking } = await cafe.paid("7");
  await cafe.api.orders.move("order-7", { status: "in_progress" });
  const page = pageOf(tracking.owner_url);
  await page.post("cancel-request", { version: (await page.read()).version });
  await cardOf(asya, "7", "просит отменить");
  await tapOn(asya, "7", "🙅 Готовим дальше");
  await page.until("the answer", ({ cancel }) => cancel?.request === "declined");
  expect((await page.read()).status).toBe("in_progress");
});
