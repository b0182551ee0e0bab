import { afterAll, beforeAll, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import { type ChatContext, enterChat } from "../chats/enter-chat.ts";
import { averageRating } from "../orders/feedback/average-rating.ts";
import { commentOrder } from "../orders/feedback/comment-order.ts";
import { rateOrder } from "../orders/feedback/rate-order.ts";
import { ordersOfChat } from "../orders/orders-of-person.ts";
import { writes } from "../testing/dialogs.ts";
import { delivered, hire } from "../testing/feedback.ts";
import { codeOf, openShop, pair, type Shop } from "../testing/shop.ts";
import type { AccountHolder } from "./account-holder.ts";
import { decideOffer } from "./decide-offer.ts";
import { eraseHolder } from "./erase-account.ts";
import { exportAccount } from "./export-account.ts";
import { accountOfPerson } from "./find-account.ts";
import { linkContact } from "./link-contact.ts";
import { askPhone } from "./phone-step.ts";
import { openSession } from "./sessions/open-session.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const erase = (holder: AccountHolder) => shop.deps.db.tx((tx) => eraseHolder(shop.deps, tx, holder));

const phone = "+79995550011";
const requester = { address: "192.0.2.9", device: "Firefox" };
const secrets = [
  "Person",
  phone,
  "чашка треснула",
  "вкусно, но остыло",
  "192.0.2.9",
  "без орехов",
  "Аннушка",
];

const again = ({ bot, chatId, person }: ChatContext) =>
  enterChat(
    shop.deps,
    { bot, chatId },
    { telegramUserId: person.telegramUserId, name: person.name, language: "ru" },
  );

/** Somebody with one of everything. */
async function somebody() {
  const cafe = await shop.merchant("Зерно");
  const anna = await shop.person();
  await askPhone(shop.deps, anna, { key: "phone-ask" });
  await linkContact(shop.deps, await again(anna), phone);
  const account = await accountOfPerson(shop.deps, anna.person.id);
  await shop.deps.db.tx((tx) => openSession(shop.deps, tx, account?.id ?? "", requester));
  await hire(shop, cafe, "owner");
  await shop.rows("update person set name = 'The owner' where id <> $1", [anna.person.id]);
  const order = await delivered(shop, cafe, anna, "A-1");
  await rateOrder(shop.deps, anna, order, 2);
  await commentOrder(shop.deps, anna, order, "вкусно, но остыло");
  const open = await cafe.place("A-2", {
    note: "без орехов",
    pickup: { table: "5", name: "Аннушка" },
    customer: { siteUserId: "anna", name: anna.person.name, phone },
  });
  await pair(shop.deps, anna, codeOf(open));
  await shop.rows("update chat_message set sent_at = now()");
  await writes(shop.deps, anna, cafe.venueId, "чашка треснула");
  return { cafe, anna, accountId: account?.id ?? "" };
}

/** The tables that say something of what must be gone. */
async function mentions(): Promise<string[]> {
  const tables = await shop.rows<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const found = tables.map(async ({ name }) => {
    const rows = await shop.rows<{ text: string }>(`select to_jsonb(t)::text as text from "${name}" t`);
    return rows.flatMap(({ text }) =>
      secrets.filter((secret) => text.includes(secret)).map((s) => `${name} ${s}`),
    );
  });
  return (await Promise.all(found)).flat().sort();
}

test("everything we have of somebody can be taken away as a document, and be erased", async () => {
  const { cafe, anna, accountId } = await somebody();
  const data = JSON.stringify(await exportAccount(shop.deps, { accountId }));
  for (const secret of secrets) expect(data).toContain(secret);
  expect(JSON.parse(data)).toMatchObject({
    account: { phone },
    orders: [{ order_id: "A-1" }, { order_id: "A-2", number: expect.any(String) }],
    feedback: [{ rating: 2, comment: "вкусно, но остыло" }],
    dialogs: [{ messages: [{ author: "customer", text: "чашка треснула" }] }],
  });
  expect(await exportAccount(shop.deps, { personId: anna.person.id })).toEqual(JSON.parse(data));

  const orders = await shop.rows<{ pickup: object | null }>(`select * from "order" order by id`);
  await shop.forgetJobs();
  expect(await mentions()).toContain("chat_message вкусно, но остыло");
  expect(await erase({ personId: anna.person.id })).toEqual({
    account: 1,
    sessions: 1,
    orders: 2,
    dialogs: 1,
    messages: 1,
    feedback: 1,
    staff: 0,
  });

  expect(await mentions()).toEqual([]);
  expect(await shop.rows(`select * from "order" order by id`)).toEqual(
    orders.map((order) => ({ ...order, note: null, pickup: order.pickup === null ? null : { table: "5" } })),
  );
  expect(await averageRating(shop.deps, cafe.venueId, 30)).toEqual({ average: 2, ratings: 1 });
  expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);

  const view = await createChatStore(shop.deps, "customer").read(anna.chatId);
  expect(view).toMatchObject({ personId: null, step: null });
  expect(view?.messages.map(({ content }) => content)).toMatchObject([
    { key: "erased", args: { account: 1, orders: 2, messages: 1, staff: "false" }, replyKeyboard: "remove" },
  ]);
  expect(await ordersOfChat(shop.deps, anna.chatId)).toEqual([]);

  const back = await again(anna);
  expect(back.person.id).not.toBe(anna.person.id);
  expect(await accountOfPerson(shop.deps, back.person.id)).toBeNull();
  expect(await ordersOfChat(shop.deps, anna.chatId)).toEqual([]);
  expect((await erase({ accountId })).account).toBe(0);
});

test("the export has no words of a café whose orders under the phone nobody has taken for theirs", async () => {
  const number = "+79995550077";
  const person = await shop.person();
  await askPhone(shop.deps, person, { key: "phone-ask" });
  await linkContact(shop.deps, await again(person), number);
  const account = await accountOfPerson(shop.deps, person.person.id);
  if (!account) throw new Error("no account");
  const words = "https://evil.example";
  const customer = { siteUserId: "u", phone: number, name: words };
  const [taken, offered, declined] = await Promise.all(
    ["Taken", "Offered", "Declined"].map(async (name) => {
      const placed = await (await shop.merchant(name)).place(name, { customer, description: words });
      return placed.order;
    }),
  );
  await decideOffer(shop.deps, account, taken?.id ?? "", true);
  await decideOffer(shop.deps, account, declined?.id ?? "", false);
  const data = await exportAccount(shop.deps, { accountId: account.id });
  expect(data).toMatchObject({
    orders: [{ order_id: "Taken", description: words }],
    cafes: [{ cafe: "Taken", name: words }],
    offers: [{ cafe: "Offered", number: offered?.number }],
  });
  expect(JSON.stringify(data.offers)).not.toContain(words);
  expect(JSON.stringify(data)).not.toContain("Declined");
  expect(await exportAccount(shop.deps, { personId: person.person.id })).toEqual(data);
});

/** What staff were told in their own chats: of whom, by the name they knew, and what they said. */
const told = () =>
  shop.rows<{ name: string; comment: string }>(
    `select content->'args'->>'name' as name, content->'args'->>'comment' as comment from chat_message
     where bot = 'horeca' and content->>'key' = 'feedback-told' order by id`,
  );

test("what staff were told of somebody goes by who they are: not a namesake's, and under a former name too", async () => {
  const cafe = await shop.merchant();
  await hire(shop, cafe, "owner");
  const [erased, namesake] = [await shop.person(), await shop.person()];
  await shop.rows("update person set name = 'Иван' where id = any($1)", [
    [erased.person.id, namesake.person.id],
  ]);
  for (const [person, comment] of [
    [erased, "остыло"],
    [namesake, "вкусно"],
  ] as const) {
    const order = await delivered(shop, cafe, person, comment);
    await rateOrder(shop.deps, person, order, 3);
    await commentOrder(shop.deps, person, order, comment);
  }
  const before = await told();
  expect(before.filter(({ name }) => name === "Иван")).toHaveLength(4);
  // Half of it is in the owner's chat already; the rest waits for Telegram.
  await shop.rows("update chat_message set sent_at = now() where id % 2 = 0");
  await shop.rows("update person set name = 'Иван Петрович' where id = $1", [erased.person.id]);
  await erase({ personId: erased.person.id });
  expect((await told()).filter(({ name }) => name === "Иван")).toEqual([
    { name: "Иван", comment: "" },
    { name: "Иван", comment: "вкусно" },
  ]);
});

test("of who works at a café only what they are as a customer goes; twice at once erases once", async () => {
  const cafe = await shop.merchant();
  const member = await hire(shop, cafe, "barista");
  const customer = await enterChat(
    shop.deps,
    { bot: "customer", chatId: member.chatId },
    { telegramUserId: member.person.telegramUserId, name: member.person.name, language: "ru" },
  );
  await linkContact(shop.deps, customer, "+79995550022");
  const both = await Promise.all([1, 2].map(() => erase({ personId: customer.person.id })));
  expect(both.map(({ account }) => account).sort()).toEqual([0, 1]);
  expect(both.some(({ staff }) => staff === 1)).toBe(true);
  const rows = await shop.rows("select name from person where id = $1", [member.person.id]);
  expect(rows).toHaveLength(1);
  expect((await again(customer)).person.id).toBe(member.person.id);
});
