import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { arrives, openReceiver } from "../testing/receiver.ts";
import { openShop, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { changeEndpoint } from "./change-endpoint.ts";
import { replayEvents } from "./replay-events.ts";
import { sendPing } from "./send-ping.ts";

let shop: Shop;
let receiver: ReturnType<typeof openReceiver>;
const open: (typeof receiver)["open"] = (options) => receiver.open(options);

beforeAll(async () => {
  shop = await openShop();
  receiver = openReceiver(shop);
});
afterAll(() => shop.close());
beforeEach(() => {
  receiver.came = [];
  receiver.answer = () => arrives;
});

describe("a failure", () => {
  test("holds back its own subject, and no other; the next try has the same id", async () => {
    const { write, deliver, log } = await open();
    for (const subject of ["a", "b", "a", "b"]) await write(subject);
    receiver.answer = (subject) => (subject === "a" ? { status: 500 } : {});
    await deliver();
    expect(receiver.numbers().sort()).toEqual([1, 2, 4]);
    const due = async () =>
      (await log()).flatMap(({ state, nextAt }) => (state === "pending" ? [nextAt] : []));
    const [waiting, failed] = await due();
    expect(failed?.getTime()).toBeGreaterThan(shop.deps.clock().getTime());
    expect(waiting).toEqual(failed);
    await deliver();
    expect(receiver.numbers()).toHaveLength(3);
    receiver.answer = () => arrives;
    shop.pass(6);
    await deliver();
    expect(receiver.numbers().slice(3)).toEqual([1, 3]);
    const first = receiver.came.filter(({ n }) => n === 1);
    expect(new Set(first.map(({ id }) => id)).size).toBe(1);
    expect((await log()).map(({ state }) => state)).toEqual(Array(4).fill("succeeded"));
  });

  test("ten times gives an event up, and the next of its subject goes", async () => {
    const { write, deliver, log, wire, cafe } = await open();
    await write("a");
    await write("a");
    receiver.answer = (subject) =>
      subject === "a" ? { status: null, failure: "The connection was refused" } : {};
    for (let tries = 1; tries <= 10; tries++) {
      // As long as others arrive, the endpoint is not disabled.
      await write("b");
      await deliver();
      shop.pass(27 * 3600);
    }
    receiver.answer = () => arrives;
    await deliver();
    expect(receiver.numbers().filter((n) => n === 1)).toHaveLength(10);
    const [first, second] = (await log()).slice(-2).reverse();
    expect([first?.state, second?.state]).toEqual(["failed", "succeeded"]);
    expect(first?.attempts).toHaveLength(10);
    expect(first?.attempts[9]).toMatchObject({ number: 10, failure: "The connection was refused" });
    // What was given up can be had again, once.
    expect(await replayEvents(receiver.deps, cafe.merchantId, wire, { failed: true })).toBe(1);
    await deliver();
    expect(receiver.numbers().at(-1)).toBe(1);
    expect(await replayEvents(receiver.deps, cafe.merchantId, wire, { failed: true })).toBe(0);
  });

  test("waits as long as the endpoint asks", async () => {
    const { write, deliver } = await open();
    await write("a");
    receiver.answer = () => ({ status: 429, retryAfter: 90 });
    await deliver();
    shop.pass(60);
    await deliver();
    expect(receiver.came).toHaveLength(1);
    shop.pass(31);
    await deliver();
    expect(receiver.came).toHaveLength(2);
  });

  test("a clock that is set back delays nothing", async () => {
    const { write, deliver } = await open();
    await write("a");
    receiver.answer = () => ({ status: 500 });
    await deliver();
    shop.pass(-7 * 24 * 3600);
    receiver.answer = () => arrives;
    await deliver();
    expect(receiver.came).toHaveLength(2);
    shop.pass(7 * 24 * 3600);
  });
});

describe("an endpoint that is of no use", () => {
  test("of a test key is disabled, and the café's owners are told", async () => {
    const { cafe, write, deliver } = await receiver.open({}, "test");
    const owner = await hire(shop, cafe.venueId, "owner");
    receiver.answer = () => ({ status: 410 });
    await write("a");
    await deliver();
    const told = await shop.rows(
      "select 1 from chat_message where content->>'key' = 'webhook-disabled' and chat_id = $1",
      [owner.chat.chatId],
    );
    expect(told).toHaveLength(1);
  });

  test.each([
    ["that is gone", 410, "gone", 0],
    ["that has failed for five days", 500, "failing", 12],
  ])("%s is disabled, its owners are told, and enabled it goes on", async (_name, status, reason, hours) => {
    const { cafe, write, deliver, read, wire, log } = await open();
    const owner = await hire(shop, cafe.venueId, "owner");
    const barista = await hire(shop, cafe.venueId, "barista");
    receiver.answer = () => ({ status });
    await write("a");
    for (let round = 0; (await read()).state === "enabled" && round < 20; round++) {
      await write(`new ${round}`);
      await deliver();
      shop.pass(hours * 3600);
    }
    expect(await read()).toMatchObject({ state: "disabled", disabledReason: reason });
    expect((await log()).filter(({ nextAt }) => nextAt !== null)).toEqual([]);
    const told = await shop.rows<{ chat: string; content: { args: object } }>(
      `select chat_id::text as chat, content from chat_message where content->>'key' = 'webhook-disabled'
       and chat_id in ($1, $2)`,
      [owner.chat.chatId, barista.chat.chatId],
    );
    expect(told).toEqual([
      {
        chat: String(owner.chat.chatId),
        content: { key: "webhook-disabled", args: { host: "coffee.example", reason } },
      },
    ]);
    expect(await refusalOf(sendPing(receiver.deps, cafe.merchantId, wire))).toBe("endpoint_not_enabled");
    receiver.came = [];
    await write("missed");
    await deliver();
    expect(receiver.came).toEqual([]);
    receiver.answer = () => arrives;
    await changeEndpoint(receiver.deps, cafe.merchantId, wire, { state: "enabled" });
    await deliver();
    expect(receiver.subjects()).toContain("missed");
    expect(receiver.subjects()).toContain("a");
    expect(await read()).toMatchObject({ state: "enabled", disabledReason: null, failingSince: null });
  });

  test("a success in between begins the five days anew", async () => {
    const { write, deliver, read } = await open();
    for (let round = 0; round < 15; round++) {
      receiver.answer = () => (round === 8 ? arrives : { status: 500 });
      await write(`${round}`);
      await deliver();
      shop.pass(12 * 3600);
    }
    expect((await read()).state).toBe("enabled");
  });
});
