import { afterAll, beforeAll, expect, test } from "vitest";
import { deletePerson } from "../accounts/delete-account.ts";
import { purge } from "../maintenance/purge.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { createOrnamentMemory } from "./ornaments.ts";
import { registerBot } from "./register-bot.ts";
import { retrySetAside } from "./retry-set-aside.ts";
import { countSetAside, createSetAside, setAsideQueue } from "./set-aside.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const failed = (updateId: number, chatId = 7n, text = "hello") => ({
  updateId,
  chatId: Number(chatId),
  update: { update_id: updateId, message: { text } },
  error: "TypeError: a fault",
  tries: 10,
});

test("an update is kept as it came, whatever is in it, and leaves its place when it is handled", async () => {
  const [customer, horeca] = [createSetAside(shop.deps, "customer"), createSetAside(shop.deps, "horeca")];
  const odd = failed(1, 7n, "a\u0000b\ud800");
  await customer.keep({ ...odd, error: "with a \0 in it" });
  await customer.keep(failed(2));
  await horeca.keep(failed(1));
  await customer.keep({ ...failed(2), tries: 11 });
  expect(await customer.all()).toEqual([
    { update: odd.update, tries: 10 },
    { update: failed(2).update, tries: 11 },
  ]);
  expect(await countSetAside(shop.deps)).toEqual({ customer: 2, horeca: 1 });
  await customer.forget(1);
  expect(await countSetAside(shop.deps)).toEqual({ customer: 1, horeca: 1 });
  expect(await retrySetAside(shop.deps)).toEqual({ customer: 1, horeca: 1 });
  const jobs = await shop.rows("select name from pgboss.job where name like 'set-aside-%' order by 1");
  expect(jobs).toEqual([{ name: setAsideQueue("customer") }, { name: setAsideQueue("horeca") }]);
});

test("it goes with the person who is erased, and after thirty days", async () => {
  const [anna, boris] = [await shop.person(), await shop.person()];
  const customer = createSetAside(shop.deps, "customer");
  for (const [n, { chatId }] of [anna, boris].entries()) await customer.keep(failed(100 + n, chatId));
  await deletePerson(shop.deps, anna.person.id);
  const chats = () =>
    shop.rows<{ id: string }>("select update_id as id from update_set_aside where update_id >= 100");
  expect((await chats()).map(({ id }) => Number(id))).toEqual([101]);
  await shop.rows("update update_set_aside set at = $1", [shop.now()]);
  shop.pass(31 * 86_400);
  await purge(shop.deps);
  expect(await chats()).toEqual([]);
});

test("what Telegram was told of a bot is remembered with it", async () => {
  const memory = createOrnamentMemory(shop.deps, "customer");
  await registerBot(shop.deps, "customer", { telegramId: 1n, username: "Bot" });
  expect(await memory.read()).toEqual({ set: {} });
  await memory.save({ set: { "commands en": "x" }, notBefore: 5 });
  await registerBot(shop.deps, "customer", { telegramId: 1n, username: "Bot" });
  expect(await memory.read()).toEqual({ set: { "commands en": "x" }, notBefore: 5 });
});
