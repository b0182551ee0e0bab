import { afterAll, beforeAll, expect, test } from "vitest";
import { createFileCache } from "../chats/file-cache.ts";
import { sayTo } from "../chats/queue-message.ts";
import { enterStep } from "../chats/step.ts";
import { holdMessage } from "../dialogs/held-messages.ts";
import { claimKey } from "../http/idempotency.ts";
import { saying } from "../testing/dialogs.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { purge } from "./purge.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const day = 86_400;

async function counts(): Promise<Record<string, number>> {
  const [row] = await shop.rows<Record<string, number>>(`select
    (select count(*)::int from idempotency_key) as keys, (select count(*)::int from handled_update) as updates,
    (select count(*)::int from chat_message) as messages, (select count(*)::int from pairing_code) as codes,
    (select count(*)::int from attempt_counter) as attempts, (select count(*)::int from chat_step) as steps,
    (select count(*)::int from held_message) as drafts, (select count(*)::int from file_copy) as files,
    (select count(*)::int from rate_limit) as limits, (select count(*)::int from "order") as orders`);
  return row as Record<string, number>;
}

test("what has served its time is forgotten, in batches; what is still needed is not", async () => {
  const cafe = await shop.merchant();
  const chat = await shop.person();
  await cafe.place("A-1");
  await claimKey(shop.deps, cafe.merchantId, "k", "hash");
  for (const key of ["sent", "refused", "waiting"]) await sayTo(shop.deps, chat, { key });
  await shop.rows("update chat_message set created_at = $1", [shop.now()]);
  await shop.rows("update chat_message set sent_at = $1 where content->>'key' = 'sent'", [shop.now()]);
  await shop.rows("update chat_message set failure = 'no' where content->>'key' = 'refused'");
  await enterStep(shop.deps, chat, { name: "profile-name", data: {} });
  await holdMessage(shop.deps, { ...chat, messageId: 1 }, saying("Есть кто?"), null);
  await createFileCache(shop.deps).save("customer", "unique", "photo", "file");
  await shop.rows(
    `insert into handled_update (bot, update_id, handled_at) select 'customer', n, $1 from generate_series(1, 25) n`,
    [shop.now()],
  );
  await shop.rows("insert into rate_limit values ('a', 1, $1)", [shop.now().getTime()]);
  await shop.rows(`insert into attempt_counter values ('over', 5, $1, null), ('waiting', 30, $1, $2)`, [
    shop.now(),
    new Date(shop.now().getTime() + 40 * day * 1000),
  ]);
  const before = await counts();
  expect(before).toMatchObject({
    keys: 1,
    updates: 25,
    messages: 3,
    codes: 1,
    attempts: 2,
    steps: 1,
    drafts: 1,
    files: 1,
    limits: 1,
  });

  await purge(shop.deps);
  expect(await counts()).toEqual(before);

  shop.pass(1.5 * day);
  await purge(shop.deps);
  expect(await counts()).toEqual({ ...before, attempts: 1, steps: 0, drafts: 0, limits: 0 });

  shop.pass(day);
  await purge(shop.deps, { batch: 10 });
  expect(await counts()).toMatchObject({ keys: 0, updates: 0, messages: 3, codes: 1, attempts: 1 });

  shop.pass(30 * day);
  await purge(shop.deps);
  expect(await counts()).toMatchObject({ messages: 1, codes: 0, attempts: 1, files: 0, orders: 1 });
  expect(await shop.rows("select content from chat_message")).toEqual([{ content: { key: "waiting" } }]);
});
