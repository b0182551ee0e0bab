import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { arrives, openReceiver } from "../testing/receiver.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { claimFresh } from "./claim-fresh.ts";
import { createFreshSender } from "./send-fresh.ts";
import { sendPing } from "./send-ping.ts";
import { attemptsAtOnce } from "./turn-plan.ts";
import { sweepEndpoints, webhookQueue } from "./wake.ts";

let shop: Shop;
let receiver: ReturnType<typeof openReceiver>;

beforeAll(async () => {
  shop = await openShop();
  receiver = openReceiver(shop);
});
afterAll(() => shop.close());
beforeEach(() => {
  receiver.came = [];
  receiver.answer = () => arrives;
});

/** A café whose endpoint hears what was written as a running process does, by the short way. */
async function open(options: Parameters<(typeof receiver)["open"]>[0] = {}) {
  const opened = await receiver.open(options);
  const failures: unknown[] = [];
  const fresh = createFreshSender(
    receiver.deps,
    () => {},
    (error) => failures.push(error),
  );
  return {
    ...opened,
    /** Begins to send. @returns whether a job is needed */
    begin: async () => (await fresh.send([opened.cafe.merchantId])).length > 0,
    async ended() {
      await fresh.ended();
      expect(failures).toEqual([]);
    },
    isWoken: async () =>
      (
        await shop.rows(
          "select 1 from pgboss.job where name = $1 and singleton_key = $2 and state = 'created'",
          [webhookQueue, opened.id],
        )
      ).length > 0,
  };
}

describe("what was just written", () => {
  test("is sent without a job, and once", async () => {
    const { write, begin, ended, deliver, log, read, isWoken } = await open({ types: ["venue.changed"] });
    await write("a");
    await write("b");
    expect(await begin()).toBe(false);
    await ended();
    expect(await begin()).toBe(false);
    await deliver();
    expect(receiver.numbers().toSorted()).toEqual([1, 2]);
    expect((await log()).map(({ state }) => state)).toEqual(["succeeded", "succeeded"]);
    expect((await read()).wakeAt).toBeNull();
    expect(await isWoken()).toBe(false);
  });

  test("of other types is passed over", async () => {
    const { cafe, begin, ended, log } = await open({ types: ["venue.changed"] });
    await cafe.place("A-1");
    expect(await begin()).toBe(false);
    await ended();
    expect(receiver.came).toEqual([]);
    expect(await log()).toEqual([]);
  });

  test("is left to a job when it is much, of one subject, or a ping", async () => {
    const { cafe, wire, write, begin, deliver } = await open();
    for (let n = 0; n <= attemptsAtOnce; n++) await write(`s${n}`);
    expect(await begin()).toBe(true);
    await deliver();
    await write("a");
    await write("a");
    expect(await begin()).toBe(true);
    await deliver();
    await sendPing(receiver.deps, cafe.merchantId, wire);
    expect(await begin()).toBe(true);
    await deliver();
    expect(receiver.came).toHaveLength(attemptsAtOnce + 4);
  });

  test("that fails is tried again by a job, and so is what comes while the endpoint fails", async () => {
    const { write, begin, ended, deliver, read } = await open();
    receiver.answer = () => ({ status: 500 });
    await write("a");
    expect(await begin()).toBe(false);
    await ended();
    expect((await read()).wakeAt).toEqual(expect.any(Date));
    await write("b");
    expect(await begin()).toBe(true);
    receiver.answer = () => arrives;
    shop.pass(6);
    await deliver();
    expect(receiver.numbers()).toEqual([1, 1, 2]);
  });
});

describe("while it is under way", () => {
  test("it is nobody else's; what comes behind it waits for it, and a job is woken then", async () => {
    const { write, begin, ended, deliver, isWoken } = await open();
    const answered = Promise.withResolvers<void>();
    receiver.wait = () => answered.promise;
    await write("a");
    await begin();
    receiver.wait = async () => {};
    await write("a");
    await write("b");
    expect(await begin()).toBe(true);
    await deliver();
    expect(receiver.numbers()).toEqual([1, 3]);
    expect(await isWoken()).toBe(false);
    answered.resolve();
    await ended();
    expect(await isWoken()).toBe(true);
    await deliver();
    expect(receiver.numbers()).toEqual([1, 3, 2]);
  });

  test.each([
    ["", 31],
    [", also by a clock that was set back", -3600],
  ])("and its process is killed, it is sent again%s", async (_what, seconds) => {
    const { cafe, write, deliver, isWoken } = await open();
    await write("a");
    await sweepEndpoints(receiver.deps);
    await shop.forgetJobs();
    const { claims } = await claimFresh(receiver.deps, [cafe.merchantId], 1);
    expect(claims.flatMap(({ deliveries }) => deliveries)).toHaveLength(1);
    await deliver();
    expect(receiver.came).toEqual([]);
    shop.pass(seconds);
    await sweepEndpoints(receiver.deps);
    if (seconds > 0) expect(await isWoken()).toBe(true);
    await deliver();
    expect(receiver.numbers()).toEqual([1]);
    shop.pass(-seconds);
  });
});
