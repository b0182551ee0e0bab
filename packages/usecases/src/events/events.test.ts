import type { Actor } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeOrder } from "../orders/change-order.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { appendEvent } from "./append-event.ts";
import { eventPosition, lastEventPosition, listEvents } from "./list-events.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

type Cafe = Awaited<ReturnType<Shop["merchant"]>>;

const all = (cafe: Cafe, after = 0n, limit = 100) => listEvents(shop.deps, cafe.merchantId, { after, limit });
const move = (cafe: Cafe, externalId: string, to: "in_progress" | "ready" | "canceled_by_cafe") => {
  const actor: Actor = { kind: "merchant", merchantId: cafe.merchantId };
  return changeOrder(shop.deps, actor, { externalId }, { type: "move", to });
};
const named = (cafe: Cafe, id: string) =>
  ({
    merchantId: cafe.merchantId,
    type: "venue.changed",
    subject: { type: "venue", id },
    data: {},
    at: shop.deps.clock(),
  }) as const;

describe("a merchant's log", () => {
  test("tells each change once, with the order as it was answered then", async () => {
    const cafe = await shop.merchant();
    await cafe.place("A-1");
    await move(cafe, "A-1", "in_progress");
    await move(cafe, "A-1", "in_progress");
    await move(cafe, "A-1", "canceled_by_cafe");
    const events = await all(cafe);
    expect(events.map(({ type, position }) => [type, Number(position)])).toEqual([
      ["order.placed", 1],
      ["order.status_changed", 2],
      ["order.canceled", 3],
    ]);
    const data = events.map((event) => JSON.parse(event.data));
    expect(data.map(({ order }) => [order.status, order.version])).toEqual([
      ["placed", 1],
      ["in_progress", 2],
      ["canceled_by_cafe", 3],
    ]);
    expect(data[1].change).toMatchObject({
      kind: "forward",
      from: "placed",
      to: "in_progress",
      by: "merchant",
    });
  });

  test("has places of its own, and shows nothing of another merchant's", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    await Promise.all([cafe.place("A-1"), other.place("B-1"), cafe.place("A-2"), other.place("B-2")]);
    expect((await all(cafe)).map(({ position }) => Number(position))).toEqual([1, 2]);
    expect((await all(other)).map(({ subjectId }) => subjectId).toSorted()).toEqual(["B-1", "B-2"]);
    const [theirs] = await all(other);
    await expect(eventPosition(shop.deps, cafe.merchantId, theirs?.id ?? "")).rejects.toThrow("not_found");
  });

  test("by types, from any place, page by page", async () => {
    const cafe = await shop.merchant();
    for (const id of ["1", "2", "3"]) await cafe.place(id);
    await move(cafe, "2", "in_progress");
    expect(await lastEventPosition(shop.deps, cafe.merchantId)).toBe(4n);
    expect((await all(cafe, 1n, 2)).map(({ position }) => position)).toEqual([2n, 3n]);
    const types = ["order.status_changed"] as const;
    const moves = await listEvents(shop.deps, cafe.merchantId, { after: 0n, types, limit: 10 });
    expect(moves.map(({ subjectId }) => subjectId)).toEqual(["2"]);
  });
});

describe("a reader who goes on from a place", () => {
  test("misses no event that a slower transaction committed later, though it was written first", async () => {
    const cafe = await shop.merchant();
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const slow = shop.deps.db.sqlTx(async (tx) => {
      await appendEvent(shop.deps, tx, named(cafe, "slow"));
      written();
      await mayCommit;
    });
    await isWritten;
    await shop.deps.db.sqlTx((tx) => appendEvent(shop.deps, tx, named(cafe, "quick")));
    const first = await all(cafe);
    expect(first.map(({ subjectId }) => subjectId)).toEqual(["quick"]);
    commit();
    await slow;
    const next = await all(cafe, first.at(-1)?.position);
    expect(next.map(({ subjectId }) => subjectId)).toEqual(["slow"]);
  });

  test("sees everything once and each subject in order, while many write and two processes read", async () => {
    const cafe = await shop.merchant();
    const { db: second } = await shop.anotherProcess();
    const subjects = Array.from({ length: 8 }, (_, index) => `s${index}`);
    const rounds = 12;
    const write = async (subject: string) => {
      for (let n = 1; n <= rounds; n++) {
        await shop.deps.db.sqlTx(async (tx) => {
          await tx.$executeRaw`select pg_sleep(${(n % 3) / 200})`;
          await appendEvent(shop.deps, tx, { ...named(cafe, subject), data: { n } });
        });
      }
    };
    let isDone = false;
    const read = async (db: typeof second) => {
      const seen: string[] = [];
      for (let after = 0n; ; ) {
        const wasDone = isDone;
        const events = await listEvents({ db }, cafe.merchantId, { after, limit: 7 });
        for (const { subjectId, data, position } of events) {
          expect(position).toBe(after + 1n);
          after = position;
          seen.push(`${subjectId}:${JSON.parse(data).n}`);
        }
        if (wasDone && events.length === 0) return seen;
      }
    };
    const readers = [read(shop.deps.db), read(second)];
    await Promise.all(subjects.map(write));
    isDone = true;
    const [mine, theirs] = await Promise.all(readers);
    expect(mine).toHaveLength(subjects.length * rounds);
    expect(theirs).toEqual(mine);
    for (const subject of subjects) {
      const own = mine
        ?.filter((each) => each.startsWith(`${subject}:`))
        .map((each) => Number(each.split(":")[1]));
      expect(own).toEqual(Array.from({ length: rounds }, (_, index) => index + 1));
    }
  });
});
