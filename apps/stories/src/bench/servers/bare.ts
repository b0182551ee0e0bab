import { randomUUID } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";

// The baseline: a bare handler and bare SQL, doing only the reads and writes that the task cannot do without.
const { DATABASE_URL, MERCHANT_ID = "", VENUE_ID = "" } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const app = new Hono();

app.get("/subscribe-status", async (c) => {
  const { rows } = await pool.query({
    name: "status",
    text: `select exists (select 1 from person p join customer c on c.person_id = p.id and c.merchant_id = $1
      join chat on chat.bot = 'customer' and chat.chat_id = $2 and chat.person_id = p.id and chat.blocked_at is null
      where p.telegram_user_id = $2) as status`,
    values: [MERCHANT_ID, c.req.query("user_id")],
  });
  return c.json({ status: rows[0].status });
});

app.get("/v1/events", async (c) => {
  const { rows } = await pool.query({
    name: "events",
    text: `select id, position, type, subject_type as "subjectType", subject_id as "subjectId", data::text as data, test, at
      from event where merchant_id = $1 and position > $2 order by position limit $3`,
    values: [MERCHANT_ID, c.req.query("after"), c.req.query("limit")],
  });
  const events = rows.map(({ id, type, subjectType, subjectId, data, test, at }) => {
    const subject = JSON.stringify({ type: subjectType, id: subjectId });
    return `{"id":"ev_${id.replaceAll("-", "")}","type":"${type}","at":"${at.toISOString()}","subject":${subject},"data":${data},"test":${test}}`;
  });
  const body = `{"events":[${events.join(",")}],"next_cursor":"${rows.at(-1)?.position ?? c.req.query("after")}"}`;
  return c.body(body, 200, { "content-type": "application/json" });
});

app.get("/v1/venues/:id/availability", async (c) => {
  const { rows } = await pool.query({
    name: "availability",
    text: `select v.id, v.name, v.timezone, v.opening_hours, v.prep_minutes, v.busy_minutes, v.capacity, p.median_seconds,
        p.p90_seconds, (select coalesce(json_agg(json_build_array(o.promised_at)), '[]') from "order" o
          where o.venue_id = v.id and o.finished_at is null and o.status in ('placed', 'in_progress')) as queue
      from venue v left join venue_pace p on p.venue_id = v.id and p.hour = extract(hour from now())::int
      where v.id = $1 and v.merchant_id = $2`,
    values: [c.req.param("id"), MERCHANT_ID],
  });
  return c.json(rows[0]);
});

app.post("/v1/orders", async (c) => {
  const order = await c.req.json();
  const [customerId, orderId, codeId] = [randomUUID(), randomUUID(), randomUUID()];
  const client = await pool.connect();
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  try {
    await client.query("begin");
    await run("customer", "insert into customer (id, merchant_id, name) values ($1, $2, $3)", [
      customerId,
      MERCHANT_ID,
      null,
    ]);
    await run(
      "order",
      `insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, items, total, currency,
        placed_at, track_token, request_hash, promised_at)
        values ($1, $2, $3, $4, $5, $6, 'placed', $7, $8, $9, now(), $10, $11, $12)`,
      [
        orderId,
        MERCHANT_ID,
        VENUE_ID,
        customerId,
        order.order_id,
        "1",
        JSON.stringify(order.items),
        order.total,
        order.currency,
        randomUUID(),
        randomUUID(),
        order.ready_at ?? null,
      ],
    );
    if (order.ready_at !== undefined) {
      await run(
        "tick",
        `insert into pgboss.job (name, data, start_after, retry_limit, retry_delay, retry_backoff)
          values ('order-tick', $1, $2, 1000000, 1, true)`,
        [JSON.stringify({ orderId }), order.ready_at],
      );
    }
    await run(
      "event",
      `insert into event (id, merchant_id, type, subject_type, subject_id, data, actor_kind, at)
        values ($1, $2, 'order.placed', 'order', $3, $4, 'merchant', now())`,
      [orderId, MERCHANT_ID, order.order_id, JSON.stringify({ order })],
    );
    await run(
      "code",
      `insert into pairing_code (id, merchant_id, order_id, customer_id, code_hash, token_hash, expires_at)
        values ($1, $2, $3, $4, $5, $6, now() + interval '10 minutes')`,
      [codeId, MERCHANT_ID, orderId, customerId, randomUUID(), randomUUID()],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
  return c.json({ order: { order_id: order.order_id, status: "placed" } });
});

const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  process.send?.({ port }),
);
process.once("SIGTERM", () => {
  server.close();
  void pool.end().then(() => process.exit(0));
});
