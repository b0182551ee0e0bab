import { afterAll, beforeAll, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import type { ChatContext } from "../chats/enter-chat.ts";
import { closeDialogs } from "../dialogs/close-dialogs.ts";
import { endQuietDialogs } from "../dialogs/end-quiet-dialogs.ts";
import { listDialogs } from "../dialogs/list-dialogs.ts";
import { listEvents } from "../events/list-events.ts";
import { ifFree } from "../leases/lease.ts";
import { rateOrder } from "../orders/feedback/rate-order.ts";
import { getTrackedOrder } from "../orders/get-tracked-order.ts";
import { orderHistory } from "../orders/history.ts";
import { answers, writes } from "../testing/dialogs.ts";
import { delivered, type Merchant } from "../testing/feedback.ts";
import { openShop, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { keepPurging } from "./keep-purging.ts";
import { purge } from "./purge.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const day = 86_400;
const forget = () => purge(shop.deps, { kept: { events: 30, messages: 60, orders: 90 } });

/** Orders of a café that are there, by its own ids. */
async function left({ merchantId }: Merchant): Promise<unknown[]> {
  const rows = await shop.rows('select external_id as id from "order" where merchant_id = $1 order by 1', [
    merchantId,
  ]);
  return rows.map(({ id }) => id);
}

/** As chat sync leaves it: what it was about is over. */
async function settle(
  { bot, chatId }: ChatContext,
  subject: `order:${string}` | `feedback:${string}`,
): Promise<void> {
  const about = { subject, messageId: 7, shown: "", alert: null, replacedMessageId: null };
  await createChatStore(shop.deps, bot).recordCard(chatId, { ...about, settled: true });
}

test("an order that is over goes with all that hangs on it; whoever bought it stays paired", async () => {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  const boris = await hire(shop, cafe.venueId, "barista");
  const id = await delivered(shop, cafe, anna, "A-1");
  await rateOrder(shop.deps, anna, id, 5);
  await settle(anna, `order:${id}`);
  await settle(anna, `feedback:${id}`);
  await settle(boris.chat, `order:${id}`);
  const guest = await cafe.place("A-2", { customer: { name: "Гость" } });
  await shop.rows(`update "order" set status = 'utilized', finished_at = $2 where id = $1`, [
    guest.order.id,
    shop.now(),
  ]);
  const { trackToken } = (
    await shop.rows<{ trackToken: string }>('select track_token as "trackToken" from "order" where id = $1', [
      id,
    ])
  )[0] as { trackToken: string };

  shop.pass(89 * day);
  await forget();
  expect(await left(cafe)).toEqual(["A-1", "A-2"]);

  shop.pass(2 * day);
  await cafe.place("A-3", { customer: { siteUserId: `u-${anna.chatId}` } });
  await forget();
  expect(await left(cafe)).toEqual(["A-3"]);
  expect(await refusalOf(getTrackedOrder(shop.deps, trackToken))).toBe("not_found");
  const hanging = await shop.rows(
    `select (select count(*)::int from card where subject like '%' || $1) as cards,
       (select count(*)::int from feedback where venue_id = $2) as feedback,
       (select count(*)::int from customer where merchant_id = $3) as customers`,
    [id, cafe.venueId, cafe.merchantId],
  );
  expect(hanging).toEqual([{ cards: 0, feedback: 0, customers: 1 }]);
  const history = await orderHistory(shop.deps, anna.person.id, null);
  expect(history.rows.map(({ externalId }) => externalId)).toEqual(["A-3"]);
  const next = await cafe.place("A-1", { customer: { siteUserId: `u-${anna.chatId}` } });
  expect(next.telegram?.state).toBe("subscribed");
  const events = await listEvents(shop.deps, cafe.merchantId, { after: 0n, limit: 100 });
  expect(events.map(({ type, subjectId }) => [type, subjectId])).toEqual([
    ["order.placed", "A-3"],
    ["order.placed", "A-1"],
  ]);
});

test("an order stays while it is under way, while money is owed for it, and while its dialog is open", async () => {
  const cafe = await shop.merchant();
  const [anna, boris] = [await shop.person(), await shop.person()];
  await cafe.place("A-1");
  for (const id of ["A-2", "A-3", "A-4"]) await cafe.place(id);
  await shop.rows(
    `update "order" set status = 'canceled_by_cafe', finished_at = $2, refund_amount = 1,
    refund_state = (array['due', 'failed', 'sent'])[right(external_id, 1)::int - 1]::refund_state
    where merchant_id = $1 and external_id <> 'A-1'`,
    [cafe.merchantId, shop.now()],
  );
  await delivered(shop, cafe, anna, "B-1");
  await delivered(shop, cafe, boris, "B-2");
  await writes(shop.deps, anna, cafe.venueId, "Забыли сахар");
  shop.pass(91 * day);
  await forget();
  expect(await left(cafe)).toEqual(["A-1", "A-2", "A-3", "B-1"]);
});

test("what was said goes, but for what nobody has read; the dialog is there, and goes on", async () => {
  const cafe = await shop.merchant();
  const barista = await hire(shop, cafe.venueId, "barista");
  const [anna, boris] = [await shop.person(), await shop.person()];
  const read = await writes(shop.deps, anna, cafe.venueId, "Есть овсяное?");
  await answers(shop.deps, barista, read, "Есть");
  await closeDialogs(shop.deps, barista.staff, [read]);
  const unread = await writes(shop.deps, boris, cafe.venueId, "Кто-нибудь?");
  const said = async () =>
    (
      await shop.rows(
        "select content->>'text' as text from dialog_message where dialog_id = any($1) order by id",
        [[read, unread]],
      )
    ).map(({ text }) => text);
  shop.pass(59 * day);
  await forget();
  expect(await said()).toEqual(["Есть овсяное?", "Есть", "Кто-нибудь?"]);
  shop.pass(2 * day);
  await forget();
  expect(await said()).toEqual(["Кто-нибудь?"]);
  const view = { filter: "closed", from: "newest" } as const;
  const page = await listDialogs(shop.deps, barista.staff, view);
  expect(page.rows).toMatchObject([{ id: read, lastContent: null }]);
  expect(await writes(shop.deps, anna, cafe.venueId, "А сегодня?")).toBe(read);
  await endQuietDialogs(shop.deps);
  expect(await said()).toEqual(["Кто-нибудь?", "А сегодня?"]);
});

async function handled(count: number): Promise<void> {
  await shop.rows(
    "insert into handled_update (bot, update_id, handled_at) select 'customer', n, $1 from generate_series(1, $2::int) n",
    [new Date(shop.now().getTime() - 3 * day * 1000), count],
  );
}

const handledLeft = async () => (await shop.rows("select from handled_update")).length;

test("it rests between batches, ends within one, and the next time goes on", async () => {
  await handled(25);
  const stopping = new AbortController();
  const rested: number[] = [];
  const rest = async (tookMs: number) => {
    rested.push(tookMs);
    stopping.abort();
  };
  await purge(shop.deps, { batch: 10, rest, signal: stopping.signal });
  expect(await handledLeft()).toBe(15);
  await purge(shop.deps, { batch: 10, rest });
  expect(await handledLeft()).toBe(0);
  expect(rested).toEqual([expect.any(Number), expect.any(Number)]);
});

test("a table that fails keeps no other one from its turn", async () => {
  await handled(5);
  const failure = new Error("canceling statement due to statement timeout");
  const { db } = shop.deps;
  const write: typeof db.write = (sql) =>
    sql.text.includes('"pairing_code"') ? Promise.reject(failure) : db.write(sql);
  await expect(purge({ ...shop.deps, db: { ...db, write } })).rejects.toMatchObject({ errors: [failure] });
  expect(await handledLeft()).toBe(0);
});

test("of two processes one purges; stopped, it ends within a batch, and the other goes on", async () => {
  await handled(25);
  const resting = Promise.withResolvers<void>();
  const options = { onError: (error: unknown) => expect(error).toBeUndefined(), batch: 10, every: 3_600_000 };
  const rest = (_: number, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      signal?.addEventListener("abort", () => resolve());
      resting.resolve();
    });
  const stop = keepPurging(shop.deps, { ...options, rest, first: 0 });
  await resting.promise;
  const other = await shop.anotherProcess();
  const ended = Promise.withResolvers<void>();
  await ifFree(other, "purge", async () => ended.reject(new Error("both purge")));
  await stop();
  expect(await handledLeft()).toBe(15);
  await ifFree(other, "purge", async (signal) => {
    await purge(other, { batch: 10, signal, rest: async () => undefined });
    ended.resolve();
  });
  await ended.promise;
  expect(await handledLeft()).toBe(0);
});
