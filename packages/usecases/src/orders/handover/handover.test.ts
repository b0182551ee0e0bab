import { linesToMake, waitOf } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orderTickQueue } from "../../publish.ts";
import { codeOf, openShop, outcomesOf, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { hire } from "../../testing/team.ts";
import { changeSetting } from "../../venue/change-setting.ts";
import { changeDetails } from "../change-details.ts";
import { changeOrder } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import { republishOrder } from "../republish-order.ts";
import { findByCode } from "./find-by-code.ts";
import { handoverPayload, isHandoverPayload, readHandoverPayload } from "./handover-link.ts";
import { keepWaiting } from "./keep-waiting.ts";
import { sayArrived } from "./say-arrived.ts";
import { tickLine } from "./tick-line.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const item = (name: string) => ({ name, quantity: 1 });
async function anOrder(items = [item("Латте"), item("Раф"), item("Чай")]) {
  const cafe = await shop.merchant();
  const { staff, chat } = await hire(shop, cafe.venueId, "owner");
  const placed = await cafe.place("A", { items });
  const buyer = await shop.person();
  await pair(shop.deps, buyer, codeOf(placed));
  const merchant = { kind: "merchant", merchantId: cafe.merchantId } as const;
  const ref = { id: placed.order.id };
  const move = async (...statuses: ("in_progress" | "ready" | "delivered")[]) => {
    for (const to of statuses) await changeOrder(shop.deps, staff, ref, { type: "move", to });
  };
  const now = () => findOrder(shop.deps.db.prisma, merchant, ref);
  const customer = { kind: "customer", personId: buyer.person.id } as const;
  return { ...cafe, staff, chat, id: ref.id, buyer, customer, merchant, move, now };
}

async function ticks(orderId: string): Promise<Date[]> {
  const jobs = await shop.rows<{ at: Date }>(
    "select start_after as at from pgboss.job where name = $1 and data->>'orderId' = $2 order by 1",
    [orderTickQueue, orderId],
  );
  return jobs.map(({ at }) => at);
}

/** Has the order looked at whenever it asks to be, for so many minutes; answers the minutes at which it asked. */
async function wait(orderId: string, minutes: number): Promise<number[]> {
  const start = shop.now();
  const end = start.getTime() + minutes * 60_000;
  const looks: number[] = [];
  for (;;) {
    const [next] = (await ticks(orderId)).filter((at) => at > shop.now() || looks.length === 0);
    if (!next || next.getTime() > end) break;
    await shop.forgetJobs();
    shop.pass((next.getTime() - shop.now().getTime()) / 1000);
    looks.push((next.getTime() - start.getTime()) / 60_000);
    await republishOrder(shop.deps, orderId);
  }
  shop.pass((end - shop.now().getTime()) / 1000);
  return looks;
}

describe("an order that stands ready", () => {
  test("is looked at after 5, 15 and 30 minutes; then staff are asked, once, and nobody ever discards it", async () => {
    const { id, move, now, staff } = await anOrder();
    await move("in_progress");
    await shop.forgetJobs();
    await move("ready");
    expect(await wait(id, 120)).toEqual([5, 15, 30]);
    const asked = await now();
    expect(asked).toMatchObject({ status: "ready", reminded: 2, waitStep: 3, unfetchedAnsweredAt: null });
    expect(await outcomesOf(...[1, 2, 3].map(() => keepWaiting(shop.deps, staff, id)))).toEqual([
      "ok",
      "stale_version",
      "stale_version",
    ]);
    await republishOrder(shop.deps, id);
    expect((await now()).unfetchedAskedAt).toEqual(asked.unfetchedAskedAt);
    expect(await shop.rows("select 1 from chat_message where content->>'key' = 'unfetched-unheard'")).toEqual(
      [],
    );
  });

  test("each step is taken by one of two processes, and by none once the order has moved", async () => {
    const another = await shop.anotherProcess();
    const { id, move, now } = await anOrder();
    await move("in_progress", "ready");
    shop.pass(16 * 60);
    await Promise.all([shop.deps, another, shop.deps, another].map((deps) => republishOrder(deps, id)));
    expect(await now()).toMatchObject({ reminded: 2, waitStep: 2 });
    await move("delivered");
    shop.pass(60 * 60);
    await Promise.all([shop.deps, another].map((deps) => republishOrder(deps, id)));
    expect(await now()).toMatchObject({ waitStep: 2, unfetchedAskedAt: null });
  });

  test("waits anew when it went back; brought back by an undo it asks nobody twice", async () => {
    const { id, move, now, staff } = await anOrder();
    await move("in_progress", "ready");
    shop.pass(30 * 60);
    await republishOrder(shop.deps, id);
    await changeOrder(shop.deps, staff, { id }, { type: "move", to: "utilized" });
    await changeOrder(shop.deps, staff, { id }, { type: "move", to: "ready" });
    expect((await now()).unfetchedAnsweredAt).not.toBeNull();
    await move("in_progress", "ready");
    expect(waitOf(await now())).toMatchObject({ waitStep: 0, reminded: 0, unfetchedAskedAt: null });
  });

  test("is asked about as soon as its venue wants, though it stood ready before", async () => {
    const { id, move, now, staff } = await anOrder();
    await move("in_progress", "ready");
    shop.pass(6 * 60);
    await shop.forgetJobs();
    await changeSetting(shop.deps, staff, { setting: "unfetched_minutes", to: 5 });
    expect(await ticks(id)).toEqual([shop.now()]);
    await republishOrder(shop.deps, id);
    expect(await now()).toMatchObject({ waitStep: 3, reminded: 0 });
  });
});

describe("the code that is said at the counter", () => {
  test("no two ready orders of a venue have the same, though all become ready at once and want one code", async () => {
    const { place, merchant, staff, venueId } = await anOrder();
    const orders = await Promise.all(Array.from({ length: 8 }, (_, n) => place(`C-${n}`)));
    await shop.rows(
      "update \"order\" set status = 'in_progress', handover_code = '2468' where venue_id = $1",
      [venueId],
    );
    await Promise.all(
      orders.map(({ order }) =>
        changeOrder(shop.deps, merchant, { id: order.id }, { type: "move", to: "ready" }),
      ),
    );
    const rows = await shop.rows<{ id: string; code: string }>(
      "select id, handover_code as code from \"order\" where venue_id = $1 and status = 'ready'",
      [venueId],
    );
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(8);
    for (const { id, code } of rows.slice(0, 5))
      expect((await findByCode(shop.deps, staff, code))?.id).toBe(id);
    const [{ id, code }] = rows as [(typeof rows)[0]];
    await changeOrder(shop.deps, merchant, { id }, { type: "move", to: "delivered" });
    expect(await findByCode(shop.deps, staff, code)).toBeNull();
  });

  test("says nothing at another venue; a link that somebody made up names no order", async () => {
    const { move, now, id } = await anOrder();
    const { staff: stranger } = await anOrder();
    await move("in_progress", "ready");
    expect(await findByCode(shop.deps, stranger, (await now()).handoverCode as string)).toBeNull();
    const payload = handoverPayload(shop.deps.keyring, id);
    expect(payload.length).toBeLessThanOrEqual(64);
    expect(readHandoverPayload(shop.deps.keyring, payload)).toBe(id);
    const other = handoverPayload(shop.deps.keyring, stranger.staffId).slice(24);
    const forged = payload.slice(0, 24) + other;
    expect([isHandoverPayload(forged), readHandoverPayload(shop.deps.keyring, forged)]).toEqual([true, null]);
  });
});

describe("I am here", () => {
  test("is noted once, for an order that is ready; two taps at once are one", async () => {
    const { move, customer, id, now, chat } = await anOrder();
    const say = () => sayArrived(shop.deps, customer, id);
    await move("in_progress");
    expect(await refusalOf(say())).toBe("stale_version");
    await move("ready");
    await shop.forgetJobs();
    const said = await Promise.all([say(), say(), say()]);
    expect(said.map(({ arrival }) => arrival).sort()).toEqual(["already", "already", "heard"]);
    expect((await now()).arrivedAt).toEqual(shop.now());
    expect(await shop.waiting("horeca")).toEqual([String(chat.chatId)]);
    // Whoever is there is not told to come.
    shop.pass(16 * 60);
    await republishOrder(shop.deps, id);
    expect(await now()).toMatchObject({ reminded: 0 });
  });

  test("says so when nobody is on duty, and disturbs nobody while closed or for whom the café has blocked", async () => {
    const { move, customer, id, staff, venueId, now, buyer } = await anOrder();
    await move("in_progress", "ready");
    const say = async () => (await sayArrived(shop.deps, customer, id)).arrival;
    const closed = [[], [], [], [], [[60, 120]], [], []];
    await shop.rows("update venue set opening_hours = $2 where id = $1", [venueId, JSON.stringify(closed)]);
    expect(await say()).toBe("closed");
    await shop.rows("update venue set opening_hours = null where id = $1", [venueId]);
    await shop.rows(
      "insert into dialog (id, venue_id, person_id, last_message_at, blocked_at) values (gen_random_uuid(), $1, $2, now(), now())",
      [venueId, buyer.person.id],
    );
    expect(await say()).toBe("blocked");
    expect((await now()).arrivedAt).toBeNull();
    await shop.rows("update dialog set blocked_at = null where venue_id = $1", [venueId]);
    await shop.rows("update staff set on_duty = false where id = $1", [staff.staffId]);
    expect([await say(), await say()]).toEqual(["noted", "already"]);
    // Nor is there anybody to hear the question: the owner reads of it, once.
    shop.pass(31 * 60);
    await Promise.all([shop.deps, shop.deps].map((deps) => republishOrder(deps, id)));
    expect(
      await shop.rows("select 1 from chat_message where content->>'key' = 'unfetched-unheard'"),
    ).toHaveLength(1);
  });
});

describe("lines are ticked off", () => {
  const key = (order: { items: unknown; description: unknown }, index: number) => {
    const line = linesToMake(order as never)[index];
    if (!line) throw new Error(`There is no line ${index}`);
    return line;
  };

  test("by several at once, each line once; nobody's other tap becomes stale by it", async () => {
    const { id, staff, now, venueId } = await anOrder();
    const { staff: other } = await hire(shop, venueId, "barista");
    const order = await now();
    const tick = (who: typeof staff, index: number, done = true) =>
      tickLine(shop.deps, who, { orderId: id, ...key(order, index), done });
    await Promise.all([tick(staff, 0), tick(other, 0), tick(other, 1), tick(staff, 2)]);
    expect((await now()).ticks).toHaveLength(3);
    expect(await tick(other, 1, false)).toMatchObject({ all: 3, done: 2 });
    expect((await now()).version).toBe(order.version);
  });

  test("a changed order keeps the ticks of its unchanged lines, and takes none of a line that is gone", async () => {
    const { id, staff, now, merchantId, move } = await anOrder();
    const before = await now();
    const tick = (index: number) =>
      tickLine(shop.deps, staff, { orderId: id, ...key(before, index), done: true });
    await tick(0);
    await tick(1);
    const change = { items: [item("Чай"), item("Латте"), item("Эспрессо")] };
    await changeDetails(shop.deps, merchantId, { orderId: "A", change });
    expect((await now()).ticks).toEqual([key(before, 0).key]);
    expect(await refusalOf(tick(1))).toBe("not_found");
    expect(await tick(2)).toMatchObject({ all: 3, done: 2 });
    await move("in_progress", "ready");
    expect(await refusalOf(tick(0))).toBe("stale_version");
  });

  test("by nobody of another venue", async () => {
    const { now, id } = await anOrder();
    const { staff: stranger } = await anOrder();
    const tick = { orderId: id, ...key(await now(), 0), done: true };
    expect(await refusalOf(tickLine(shop.deps, stranger, tick))).toBe("not_found");
    expect(await refusalOf(keepWaiting(shop.deps, stranger, id))).toBe("not_found");
  });
});
