import { type Event, Gotovo, GotovoError, type Order, type PlaceOrderRequest } from "@gotovo/client";

// What somebody who has installed the package writes: a story installs it, checks these types and runs this.

const [baseUrl = "", apiKey = "", horecaId = ""] = process.argv.slice(2);
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
  }),
);
