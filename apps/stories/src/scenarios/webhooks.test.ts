import { waitUntil } from "@gotovo/sandbox/driver";
import { passTime } from "@gotovo/usecases/testing/pass-time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openReceiver, type Receiver } from "../world/receiver.ts";
import { createWorld, type World } from "../world/world.ts";

let world: World;
let server: Receiver;
beforeAll(async () => {
  world = await createWorld();
  server = await openReceiver();
  await server.start();
});
afterAll(async () => {
  expect(world.faults()).toEqual([]);
  await world.close();
  await server.close();
});

const path = "/v1/webhook-endpoints";
const pass = (seconds: number) => passTime(world.deps, world.clock, seconds * 1000);
const arrivals = (count: number) =>
  waitUntil(
    async () => server.came.length >= count,
    { what: `${count} events have come` },
    () => server.came.map(({ type }) => type).join(),
  );

test("a café's server hears of an order, is tried again, rotates its secret, and is gone", async () => {
  const cafe = await world.cafe("Zerno");
  const owner = await cafe.owner("Olga");
  const { json } = await cafe.request("POST", path, { url: server.url });
  const { endpoint, secret } = json;
  server.expectSecrets(secret);

  await cafe.request("POST", `${path}/${endpoint.id}/test`);
  await arrivals(1);
  expect(server.came[0]).toMatchObject({ type: "ping", data: { endpoint: { id: endpoint.id } } });

  // It refuses, while the clock goes on, jumps a year ahead, and is set back again.
  server.answer((response) => void response.writeHead(503).end("not now"));
  const order = await cafe.order({ order_id: "W-1" });
  await arrivals(2);
  await order.move("in_progress");
  await tried(2, 1);
  await pass(6);
  await arrivals(3);
  await tried(2, 2);
  await pass(365 * 24 * 3600);
  await arrivals(4);
  await tried(2, 3);
  expect((await cafe.request("GET", `${path}/${endpoint.id}`)).json.endpoint.state).toBe("enabled");
  server.answer((response) => void response.end("at last"));
  await pass(-365 * 24 * 3600);
  await order.move("ready");
  await arrivals(7);
  expect(new Set(server.came.slice(1, 5).map(({ id }) => id)).size).toBe(1);
  expect(server.came.slice(4).map(({ type, subject }) => [type, subject.id])).toEqual([
    ["order.placed", "W-1"],
    ["order.status_changed", "W-1"],
    ["order.status_changed", "W-1"],
  ]);
  const { events } = (await cafe.request("GET", "/v1/events")).json;
  expect(server.came.at(-1)).toEqual(events.at(-1));

  const rotated = await cafe.request("POST", `${path}/${endpoint.id}/rotate-secret`);
  server.expectSecrets(secret, rotated.json.secret);
  server.answer((response) => void response.writeHead(410).end());
  await order.move("delivered");
  await arrivals(8);
  const notice = await owner.waitForText("no longer gets news of orders");
  expect(notice.text).toContain("gone for good");
  expect(notice.text).not.toContain("token");
  const gone = (await cafe.request("GET", `${path}/${endpoint.id}`)).json.endpoint;
  expect(gone).toMatchObject({ state: "disabled", disabled_reason: "gone" });
  expect(server.faults).toEqual([]);

  /** Waits until an attempt is written down: what the clock does counts from then. */
  async function tried(deliveries: number, attempts: number): Promise<void> {
    await waitUntil(
      async () => {
        const log = (await cafe.request("GET", `${path}/${endpoint.id}/deliveries`)).json.deliveries;
        return log.length >= deliveries && log.at(-2)?.attempts.length === attempts;
      },
      { what: `attempt ${attempts} is written down` },
      async () => JSON.stringify((await cafe.request("GET", `${path}/${endpoint.id}/deliveries`)).json),
    );
  }
});
