import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Event,
  Gotovo,
  GotovoError,
  type Order,
  type PlaceOrderRequest,
  verifyWebhook,
} from "@gotovo/client";

// What somebody who has installed the package writes: a story installs it, checks these types and runs this.

const [baseUrl = "", apiKey = "", horecaId = "", testKey = ""] = process.argv.slice(2);
const gotovo = new Gotovo({ baseUrl, apiKey });

const wanted: PlaceOrderRequest = {
  order_id: "sdk-1",
  horeca_id: horecaId,
  items: [{ name: "Cappuccino", quantity: 1, price: 35000, options: { Milk: "Oat" } }],
  total: 35000,
  currency: "RUB",
};
const { order, tracking } = await gotovo.orders.place(wanted, { idempotencyKey: "sdk-1" });
const again = await gotovo.orders.place(wanted, { idempotencyKey: "sdk-1" });

const follow = gotovo.events.follow({ after: "0", types: ["order.placed", "order.status_changed"] });
const changed = await gotovo.orders.update("sdk-1", { note: "No sugar" });
const moved: Order = await gotovo.orders.move("sdk-1", { status: "in_progress" });
const types: Event["type"][] = [];
for await (const event of follow) {
  types.push(event.type);
  if (event.type === "order.status_changed") break;
}

const ids: string[] = [];
for await (const each of gotovo.orders.list({ active: true, limit: 1 })) ids.push(each.order_id);

const refused = await gotovo.orders.get("unknown").catch((error: unknown) => error);
const code = refused instanceof GotovoError && refused.code;
const asked = refused instanceof GotovoError && refused.requestId !== undefined;

/** Another café: its settings, a pause, and what it promises meanwhile. */
async function openKiosk() {
  const { venue, owner_invite_url } = await gotovo.venues.create({ name: "Kiosk", prep_minutes: 5 });
  const { horeca_id } = venue;
  const names: string[] = [];
  for await (const { name } of gotovo.venues.list({ limit: 1 })) names.push(name);
  const capacity = { unit: "orders", amount: 6, minutes: 10 } as const;
  const changed = await gotovo.venues.update(horeca_id, { capacity });
  const until = new Date(Date.now() + 600_000).toISOString();
  await gotovo.venues.pause(horeca_id, { until, reason: "The oven broke" });
  const paused = await gotovo.venues.availability(horeca_id, { items: 2 });
  const resumed = await gotovo.venues.resume(horeca_id);
  const open = await gotovo.venues.availability(horeca_id);
  const { order } = await gotovo.orders.place({
    order_id: "sdk-2",
    horeca_id,
    description: "Tea",
    ...(open.quote_id !== null && { quote_id: open.quote_id }),
  });
  const rotated = await gotovo.venues.rotateAvailabilityToken(horeca_id);
  return {
    names,
    amount: changed.venue.capacity?.amount,
    paused: [paused.open, paused.reason, paused.note],
    resumed: resumed.venue.paused_until,
    promised: order.ready_at !== null && order.ready_at === open.ready_at,
    invites: [owner_invite_url, await gotovo.venues.inviteOwner(horeca_id)].map((link) => link !== null),
    moved: (await gotovo.venues.get(horeca_id)).availability_url === rotated.availability_url,
  };
}

/** A server of our own that a ping is pushed to, and all that can be done with its endpoint. */
async function takeWebhooks() {
  let secret = "";
  const server = createServer();
  const arrived = new Promise<Event>((resolve) => {
    server.on("request", async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end();
      resolve(verifyWebhook(Buffer.concat(chunks), request.headers, secret));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const { webhookEndpoints } = gotovo;
  const { endpoint } = await webhookEndpoints.create({ url, types: ["order.placed"], description: "Till" });
  secret = (await webhookEndpoints.rotateSecret(endpoint.id)).secret;
  const id = await webhookEndpoints.test(endpoint.id);
  const ping = await arrived;
  const sent: string[] = [];
  for await (const { event_id } of webhookEndpoints.deliveries(endpoint.id, { limit: 1 }))
    sent.push(event_id);
  const again = await webhookEndpoints.replay(endpoint.id, { event_id: id });
  const paused = await webhookEndpoints.update(endpoint.id, { state: "paused", description: null });
  const known = await webhookEndpoints.get(endpoint.id);
  await webhookEndpoints.delete(endpoint.id);
  server.close();
  server.closeAllConnections();
  return {
    type: ping.type,
    same: ping.id === id && sent.join() === id,
    again,
    state: [paused.state, known.description],
    left: (await webhookEndpoints.list()).length,
  };
}

/** The other side of the café, and the end of what was made there. */
async function tryOut() {
  const test = new Gotovo({ baseUrl, apiKey: testKey });
  await test.orders.place(wanted);
  const { orders } = await test.deleteTestData();
  return orders;
}

console.log(
  JSON.stringify({
    placed: order.status,
    same: again.order.created_at === order.created_at,
    owner: tracking.owner_url.includes("#"),
    note: changed.note,
    moved: moved.status,
    types,
    ids,
    code,
    asked,
    kiosk: await openKiosk(),
    webhooks: await takeWebhooks(),
    deleted: await tryOut(),
  }),
);
