import { waitUntil } from "@gotovo/sandbox/driver";
import { sweepEndpoints } from "@gotovo/usecases/webhooks/wake";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe } from "../world/cafe.ts";
import { openReceiver, type Receiver } from "../world/receiver.ts";
import { together } from "../world/together.ts";
import { createWorld, type World } from "../world/world.ts";

let world: World;
const receivers: Receiver[] = [];
/** Servers that take a post and say nothing, until they are let. */
const gate = Promise.withResolvers<void>();

beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  gate.resolve();
  expect(world.faults()).toEqual([]);
  await world.close();
  await Promise.all(receivers.map((receiver) => receiver.close().catch(() => {})));
});

const path = "/v1/webhook-endpoints";

/** A server of a café, and its endpoint. */
async function serverOf(cafe: Cafe, kind: "good" | "hanging" | "dead") {
  const answering = kind === "hanging" ? hang : undefined;
  const receiver = await openReceiver(answering);
  receivers.push(receiver);
  if (kind !== "dead") await receiver.start();
  const { json } = await cafe.request("POST", path, { url: receiver.url });
  receiver.expectSecrets(json.secret);
  return { receiver, id: json.endpoint.id as string };
}

const hang: Parameters<typeof openReceiver>[0] = (response) =>
  void gate.promise.then(() => response.end("at last"));

const hasCome = (receiver: Receiver, count: number, what: string) =>
  waitUntil(
    async () => new Set(receiver.came.map(({ id }) => id)).size >= count,
    { what },
    () => `${receiver.came.length} have come`,
  );

test("a backlog of a café whose servers hang delays neither another café's news nor its chats", async () => {
  const [busy, calm] = [await world.cafe("Zerno"), await world.cafe("Tochka")];
  const hanging = await together([...Array(5).keys()], 5, () => serverOf(busy, "hanging"));
  for (let n = 0; n < 5; n++) await serverOf(busy, "good");
  const backlog = 2_000;
  await world.database.query(
    `insert into event (id, merchant_id, type, subject_type, subject_id, data, at)
     select gen_random_uuid(), $1, 'order.placed', 'order', 'B-' || n, '{}', now() from generate_series(1, $2::int) n`,
    [busy.merchantId, backlog],
  );
  await sweepEndpoints(world.deps);
  for (const { receiver } of hanging) await hasCome(receiver, 8, "what may be under way is");

  const { receiver } = await serverOf(calm, "good");
  const customer = await world.customer("Anna");
  const order = await calm.order({ customer });
  await customer.pair(order);
  for (const status of ["in_progress", "ready"] as const) {
    await order.move(status);
    await customer.card(order, status);
  }
  const { events } = (await calm.request("GET", "/v1/events")).json;
  await hasCome(receiver, events.length, "everything of the calm café has come");
  expect(receiver.faults).toEqual([]);
  for (const { receiver: other } of hanging) expect(other.came.length).toBeLessThan(backlog);
});

test("servers that hang or are dead delay no other server of their café, and get everything later", async () => {
  const cafe = await world.cafe("Sliva");
  const good = await together([1, 2, 3], 3, () => serverOf(cafe, "good"));
  const [hanging, dead] = [await serverOf(cafe, "hanging"), await serverOf(cafe, "dead")];
  const orders = 12;
  await together([...Array(orders).keys()], 4, async () => {
    const order = await cafe.order();
    await order.move("in_progress");
    await order.move("ready");
  });
  const log: { id: string; subject: { id: string } }[] = (await cafe.request("GET", "/v1/events?limit=1000"))
    .json.events;
  expect(log).toHaveLength(3 * orders);
  for (const { receiver } of good) await hasAll(receiver);

  gate.resolve();
  await dead.receiver.start();
  for (const { receiver, id } of [hanging, dead]) {
    await cafe.request("PATCH", `${path}/${id}`, { state: "enabled" });
    await hasAll(receiver);
  }

  async function hasAll(receiver: Receiver): Promise<void> {
    await hasCome(receiver, log.length, "all of it has come");
    for (const { subject } of log) {
      const own = log.filter((event) => event.subject.id === subject.id).map(({ id }) => id);
      expect(receiver.firstOf(subject.id)).toEqual(own);
    }
    expect(receiver.faults).toEqual([]);
  }
});
