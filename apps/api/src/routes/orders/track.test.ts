import { trackAnswer } from "@gotovo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEvents } from "../../testing/events.ts";
import { block, pair, place } from "../../testing/people.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;

beforeAll(async () => {
  api = await createTestApi({ heartbeatMs: 100 });
  cafe = await api.merchant();
});
afterAll(() => api.close());

async function tracked(extra: Record<string, unknown> = {}) {
  const { order, tracking } = await place(cafe, extra);
  const path = `/v1/track/${tracking.page_url.split("/").pop()}`;
  const move = (status: string) => cafe.post(`/v1/orders/${order.order_id}/status`, { status });
  const owner = { authorization: `Bearer ${tracking.owner_url.split("#")[1]}` };
  return { order, code: tracking.telegram.code as string, telegram: tracking.telegram, path, move, owner };
}

describe("the page's data", () => {
  test("shows the order and nothing about who bought; the way into Telegram to its owner", async () => {
    const customer = { site_user_id: "secret-user", name: "Secret Name", phone: "+79990001122" };
    const { path, telegram, owner } = await tracked({ customer, number: "7" });
    const reply = await api.anyone.get(path);
    const { order } = trackAnswer.parse(reply.json);
    expect(reply.json).toEqual({ order });
    const owned = (await api.anyone.get(path, owner)).json.order;
    expect(owned).toMatchObject({ ...order, telegram });
    const added = Object.keys(owned).filter((name) => !(name in order));
    expect(added.sort()).toEqual(["cancel", "dialog", "push", "telegram"]);
    expect(order).toMatchObject({
      merchant_name: "Coffee",
      venue_name: cafe.venueName,
      timezone: "Europe/Moscow",
      number: "7",
      status: "placed",
      customer_may_cancel: true,
    });
    expect(order.telegram).toBeUndefined();
    for (const secret of ["secret-user", "Secret Name", "+7999"]) expect(reply.text).not.toContain(secret);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  });

  test("canceling is offered until the order is ready", async () => {
    const { path, move } = await tracked();
    await move("in_progress");
    expect((await api.anyone.get(path)).json.order.customer_may_cancel).toBe(true);
    await move("ready");
    expect((await api.anyone.get(path)).json.order.customer_may_cancel).toBe(false);
  });

  test("Telegram is subscribed after pairing, blocked after a block", async () => {
    const { path, code, owner } = await tracked();
    await pair(api.deps, 601, code);
    expect((await api.anyone.get(path, owner)).json.order.telegram).toEqual({
      state: "subscribed",
      url: "https://t.me/GotovoBot",
    });
    await block(api.deps, "customer", 601);
    expect((await api.anyone.get(path, owner)).json.order.telegram.state).toBe("blocked");
  });

  test("a fresh code comes only when the present one is past half of its life", async () => {
    const { path, code, owner } = await tracked();
    const renew = async () =>
      (await api.anyone.post(`${path}/pairing-code`, undefined, owner)).json.order.telegram.code;
    expect(await renew()).toBe(code);
    api.clock.aheadMs = 6 * 60_000;
    const fresh = await renew();
    expect(fresh).not.toBe(code);
    expect(await renew()).toBe(fresh);
    api.clock.aheadMs = 0;
  });

  test.each(["x", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "..%2F.."])(
    "the token %s shows nothing",
    async (token) => {
      for (const path of [`/v1/track/${token}`, `/v1/track/${token}/events`]) {
        const reply = await api.anyone.get(path);
        expect([reply.status, reply.json.code]).toEqual([404, "not_found"]);
        expect(reply.headers.get("access-control-allow-origin")).toBe("*");
      }
      expect((await api.anyone.post(`/v1/track/${token}/pairing-code`)).status).toBe(404);
    },
  );

  test("any website may embed it", async () => {
    const { path } = await tracked();
    const preflight = await api.anyone.call("OPTIONS", `${path}/pairing-code`, {
      headers: { origin: "https://cafe.example", "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toContain("POST");
    const read = await api.anyone.get(path, { origin: "https://cafe.example" });
    expect(read.headers.get("access-control-expose-headers")).toContain("Date");
  });
});

describe("events", () => {
  test("show the order at once and after every change", async () => {
    const { path, move } = await tracked();
    const events = await openEvents(api.app, `${path}/events`);
    expect(events.headers.get("content-type")).toBe("text/event-stream");
    expect(events.headers.get("cache-control")).toBe("no-store, no-transform");
    const first = await events.next();
    expect(first).toMatchObject({ event: "order", data: { status: "placed", version: 1 } });
    expect(first.id).toMatch(/^1\.[\w-]+$/);
    await move("in_progress");
    expect((await events.next()).data.status).toBe("in_progress");
    await move("ready");
    expect(await events.next()).toMatchObject({ data: { status: "ready", version: 3 } });
    expect(events.retry()).toBeGreaterThan(0);
    await events.close();
  });

  test("a pairing is an event too, though the order's version stays", async () => {
    const { path, code, owner } = await tracked();
    const events = await openEvents(api.app, `${path}/events`, owner);
    const before = await events.next();
    await pair(api.deps, 602, code);
    const after = await events.next();
    expect(after.data).toMatchObject({ version: 1, telegram: { state: "subscribed" } });
    expect(after.id).not.toBe(before.id);
    await block(api.deps, "customer", 602);
    expect((await events.next()).data.telegram?.state).toBe("blocked");
    await events.close();
  });

  test("Last-Event-ID: nothing is sent again, what was missed is", async () => {
    const { path, move } = await tracked();
    const first = await openEvents(api.app, `${path}/events`);
    const { id } = await first.next();
    await first.close();

    const unchanged = await openEvents(api.app, `${path}/events`, { "last-event-id": id });
    await expect.poll(unchanged.heartbeats).toBeGreaterThan(1);
    expect(Math.abs(Number(unchanged.clock()) - api.deps.clock().getTime())).toBeLessThan(60_000);
    expect(unchanged.received()).toBe(0);
    await move("in_progress");
    expect((await unchanged.next()).data.status).toBe("in_progress");
    await unchanged.close();

    const missed = await openEvents(api.app, `${path}/events`, { "last-event-id": id });
    expect((await missed.next()).data.status).toBe("in_progress");
    await missed.close();
  });

  test("a change of one order is no event of another", async () => {
    const [mine, other] = [await tracked(), await tracked()];
    const events = await openEvents(api.app, `${mine.path}/events`);
    await events.next();
    const others = await openEvents(api.app, `${other.path}/events`);
    await others.next();
    await other.move("in_progress");
    await others.next();
    const heartbeats = events.heartbeats();
    await expect.poll(events.heartbeats).toBeGreaterThan(heartbeats + 1);
    expect(events.received()).toBe(1);
    await Promise.all([events.close(), others.close()]);
  });

  test("after a lost LISTEN connection every stream shows what it missed", async () => {
    const { path, order } = await tracked();
    const events = await openEvents(api.app, `${path}/events`);
    await events.next();
    const { pool } = api.database.db;
    await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gotovo listen' and datname = current_database()",
    );
    await pool.query(`update "order" set status = 'ready', version = 9 where external_id = $1`, [
      order.order_id,
    ]);
    expect((await events.next()).data).toMatchObject({ status: "ready", version: 9 });
    await events.close();
  });

  test("HEAD answers the headers and opens nothing", async () => {
    const { path } = await tracked();
    const reply = await api.anyone.call("HEAD", `${path}/events`);
    expect([reply.status, reply.text]).toEqual([200, ""]);
  });

  test("streams end cleanly when the program stops", async () => {
    const other = await createTestApi();
    const { tracking } = await place(await other.merchant());
    const path = `/v1/track/${tracking.page_url.split("/").pop()}/events`;
    const events = await openEvents(other.app, path);
    await events.next();
    other.stop();
    expect(await events.ended()).toBe(true);
    expect((await other.anyone.get(path)).status).toBe(503);
    await other.close();
  });
});
