import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { arrives, openReceiver } from "../testing/receiver.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { changeEndpoint } from "./change-endpoint.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { deliverEvents } from "./deliver-events.ts";
import { replayEvents } from "./replay-events.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { sendPing } from "./send-ping.ts";
import { sweepEndpoints, webhookQueue } from "./wake.ts";

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

describe("an endpoint", () => {
  test("gets what happens from now on, of its types, signed; once", async () => {
    const { cafe, write, deliver, secret } = await open({ types: ["venue.changed"] });
    await cafe.place("A-1");
    await write("a");
    await deliver();
    await deliver();
    expect(receiver.numbers()).toEqual([1]);
    const [{ id, headers, body }] = receiver.came as [(typeof receiver.came)[number]];
    const signed = `${id}.${headers["webhook-timestamp"]}.${body}`;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    expect(headers["webhook-id"]).toBe(id);
    expect(headers["webhook-signature"]).toBe(
      `v1,${createHmac("sha256", key).update(signed).digest("base64")}`,
    );
  });

  test("with a new secret is sent two signatures for a day", async () => {
    const { cafe, wire, write, deliver } = await open();
    await rotateSecret(receiver.deps, cafe.merchantId, wire);
    const signatures = async () => {
      await write("a");
      await deliver();
      return receiver.came.at(-1)?.headers["webhook-signature"]?.split(" ").length;
    };
    expect(await signatures()).toBe(2);
    shop.pass(24 * 3600 + 1);
    expect(await signatures()).toBe(1);
  });

  test("whose secret was replaced twice is signed with each that was told to be valid still", async () => {
    const { cafe, wire, write, deliver, secret } = await open();
    const second = await rotateSecret(receiver.deps, cafe.merchantId, wire);
    const third = await rotateSecret(receiver.deps, cafe.merchantId, wire);
    await write("a");
    await deliver();
    const { headers, body } = receiver.came.at(-1) as (typeof receiver.came)[number];
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    expect(headers["webhook-signature"]?.split(" ")).toEqual(
      [third.secret, second.secret, secret].map((each) => {
        const key = Buffer.from(each.replace("whsec_", ""), "base64");
        return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
      }),
    );
    for (let turn = 0; turn < 4; turn++) await rotateSecret(receiver.deps, cafe.merchantId, wire);
    await write("b");
    await deliver();
    expect(receiver.came.at(-1)?.headers["webhook-signature"]?.split(" ")).toHaveLength(4);
  });

  test("does not get what was before it, nor another's ping", async () => {
    const { cafe, wire, deliver } = await open();
    await cafe.place("A-1");
    const later = await createEndpoint(receiver.deps, cafe.merchantId, { url: "https://other.example/" });
    await sendPing(receiver.deps, cafe.merchantId, wire);
    await deliverEvents(receiver.deps, later.endpoint.id, new AbortController().signal);
    expect(receiver.came).toEqual([]);
    await deliver();
    expect(receiver.subjects()).toEqual(["A-1", wire]);
  });
});

describe("what was missed", () => {
  test("while paused comes when it is enabled, in order", async () => {
    const { cafe, wire, write, deliver } = await open();
    await changeEndpoint(receiver.deps, cafe.merchantId, wire, { state: "paused" });
    for (const subject of ["a", "b", "a"]) await write(subject);
    await deliver();
    expect(receiver.came).toEqual([]);
    await changeEndpoint(receiver.deps, cafe.merchantId, wire, { state: "enabled" });
    await deliver();
    expect(receiver.numbers().filter((n) => n !== 2)).toEqual([1, 3]);
    expect(receiver.numbers()).toContain(2);
  });

  test("of a time comes again by a replay, and nothing twice that still waits", async () => {
    const { cafe, wire, write, deliver } = await open();
    await write("a");
    shop.pass(60);
    const since = shop.now();
    await write("b");
    await write("c");
    await deliver();
    const until = shop.now();
    receiver.came = [];
    const replay = (span: object) =>
      replayEvents(receiver.deps, cafe.merchantId, wire, span as Parameters<typeof replayEvents>[3]);
    expect(await replay({ since, until })).toBe(0);
    expect(await replay({ since })).toBe(2);
    expect(await replay({ since })).toBe(2);
    await deliver();
    expect(receiver.numbers().sort()).toEqual([2, 3]);
  });

  test("by a lost wake-up is swept for; what is up to date is left alone", async () => {
    const { cafe, write, id, deliver } = await open();
    const waiting = async () =>
      (
        await shop.rows(
          "select 1 from pgboss.job where name = $1 and singleton_key = $2 and state = 'created'",
          [webhookQueue, id],
        )
      ).length;
    await deliver();
    await sweepEndpoints(receiver.deps);
    expect(await waiting()).toBe(0);
    await write("a");
    await sweepEndpoints(receiver.deps);
    expect(await waiting()).toBe(1);
    await deliver();
    await shop.forgetJobs();
    // An event that was erased leaves its place empty: that is nothing to be sent.
    await write("b");
    await shop.rows("delete from event where merchant_id = $1 and subject_id = 'b'", [cafe.merchantId]);
    await deliver();
    await sweepEndpoints(receiver.deps);
    expect(await waiting()).toBe(0);
  });
});

test("hundreds of events of many subjects all arrive, each subject in its order", async () => {
  const { write, deliver, cafe, id } = await open();
  const subjects = Array.from({ length: 40 }, (_, index) => `s${index}`);
  for (let round = 0; round < 15; round++) await Promise.all(subjects.map(write));
  const pending = async () =>
    (
      await shop.rows(
        `select 1 where exists (select 1 from webhook_delivery where endpoint_id = $1 and state = 'pending')
         or (select position from webhook_endpoint where id = $1) < (select last from event_log where merchant_id = $2)`,
        [id, cafe.merchantId],
      )
    ).length > 0;
  do await deliver();
  while (await pending());
  expect(receiver.came).toHaveLength(600);
  for (const subject of subjects) {
    const own = receiver.came.filter((each) => each.subject === subject).map(({ n }) => n);
    expect(own).toEqual(own.toSorted((a, b) => a - b));
    expect(own).toHaveLength(15);
  }
});
