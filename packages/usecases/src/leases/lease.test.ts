import { createTestDatabase, type TestDatabase } from "@gotovo/testing/database/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLease, ifFree, type LeaseTimes } from "./lease.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const times: LeaseTimes = { life: 1_500, margin: 500, renewEvery: 200, askEvery: 20 };
const never = new AbortController().signal;

test("one holds it, the next waits until it is given back", async () => {
  const [first, second] = [createLease(database, "a", times), createLease(database, "a", times)];
  const held = await first.hold(never);
  let isHeldBySecond = false;
  const waiting = second.hold(never).then((signal) => {
    isHeldBySecond = true;
    return signal;
  });
  // Twice as long as it stands by itself: it is renewed.
  await new Promise((resolve) => setTimeout(resolve, 2 * times.life));
  expect([held.aborted, isHeldBySecond]).toEqual([false, false]);
  await first.release();
  expect((await waiting).aborted).toBe(false);
  expect(held.aborted).toBe(true);
  await second.release();
});

test("whoever was killed is followed when its time is over; another lease is not concerned", async () => {
  const holder = "00000000-0000-0000-0000-000000000001";
  await database.db.pool.query(
    "insert into lease (name, holder, expires_at) values ('b', $1, now() + interval '1 second')",
    [holder],
  );
  const [lease, other] = [createLease(database, "b", times), createLease(database, "c", times)];
  await other.hold(never);
  const { rows } = await database.db.pool.query("select holder from lease where name = 'b'");
  expect(rows).toEqual([{ holder }]);
  await lease.hold(never);
  await Promise.all([lease.release(), other.release()]);
});

test("whoever finds it in other hands lets go at once, and may hold it again later", async () => {
  const lease = createLease(database, "d", { ...times, life: 60_000 });
  const held = await lease.hold(never);
  const lost = new Promise((resolve) => held.addEventListener("abort", resolve));
  await database.db.pool.query(
    "update lease set holder = gen_random_uuid(), expires_at = now() + interval '2 seconds' where name = 'd'",
  );
  await lost;
  const again = await lease.hold(never);
  expect(again.aborted).toBe(false);
  await lease.release();
});

test("whoever cannot renew it lets go before it runs out", async () => {
  const db = { ...database.db };
  const lease = createLease({ db }, "g", times);
  const held = await lease.hold(never);
  const heldAt = performance.now();
  db.write = () => new Promise(() => undefined);
  await new Promise((resolve) => held.addEventListener("abort", resolve));
  expect(performance.now() - heldAt).toBeLessThan(times.life);
  await lease.release();
});

test("a renewal that is under way at a release does not take it again", async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const { write } = database.db;
  let slow = false;
  const db = { ...database.db };
  db.write = async (sql) => {
    if (slow && sql.text.includes("insert")) {
      asked.resolve();
      await answer.promise;
    }
    return write(sql);
  };
  const [lease, next] = [
    createLease({ db }, "h", times),
    createLease(database, "h", { ...times, life: 60_000 }),
  ];
  await lease.hold(never);
  slow = true;
  await asked.promise;
  const released = lease.release();
  answer.resolve();
  await released;
  expect(await next.tryHold()).not.toBeNull();
  await next.release();
});

test("who stops waiting has not got it", async () => {
  const [first, second] = [createLease(database, "e", times), createLease(database, "e", times)];
  await first.hold(never);
  const stopping = new AbortController();
  const waiting = second.hold(stopping.signal);
  stopping.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow();
  await first.release();
});

test("what one process at a time should do is left out by others meanwhile, and done again later", async () => {
  const done: string[] = [];
  await ifFree(database, "f", async () => {
    done.push("first");
    await ifFree(database, "f", async () => void done.push("beside it"));
  });
  await ifFree(database, "f", async () => void done.push("later"));
  expect(done).toEqual(["first", "later"]);
});
