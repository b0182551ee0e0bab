import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;
let orders = 0;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const newCafe = async () => {
  cafe = await api.merchant();
};
const place = async () => {
  const order_id = `e-${++orders}`;
  await cafe.post("/v1/orders", { order_id, horeca_id: cafe.horecaId, description: "Tea" });
  return order_id;
};

describe("GET /v1/events", () => {
  beforeAll(newCafe);

  test("an order's life, each line with the order as it is answered", async () => {
    const order_id = await place();
    const moved = await cafe.post(`/v1/orders/${order_id}/status`, { status: "in_progress" });
    const { json } = await cafe.get("/v1/events");
    expect(json.events.map((event: { type: string }) => event.type)).toEqual([
      "order.placed",
      "order.status_changed",
    ]);
    const [, change] = json.events;
    expect(change).toEqual({
      id: expect.stringMatching(/^ev_[0-9a-f]{32}$/),
      type: "order.status_changed",
      at: moved.json.order.updated_at,
      subject: { type: "order", id: order_id },
      data: {
        order: moved.json.order,
        change: { kind: "forward", from: "placed", to: "in_progress", by: "merchant", reason: null },
      },
      test: false,
    });
  });

  test("goes on from a cursor or an event's id, by types", async () => {
    const all = (await cafe.get("/v1/events")).json;
    expect((await cafe.get(`/v1/events?after=${all.next_cursor}`)).json).toEqual({
      events: [],
      next_cursor: all.next_cursor,
    });
    const first = (await cafe.get("/v1/events?limit=1")).json;
    const rest = (await cafe.get(`/v1/events?after=${first.next_cursor}`)).json;
    expect([...first.events, ...rest.events]).toEqual(all.events);
    expect((await cafe.get(`/v1/events?after=${first.events[0].id}`)).json).toEqual(rest);
    const moves = await cafe.get("/v1/events?types=order.status_changed,order.canceled");
    expect(moves.json.events).toHaveLength(1);
  });

  test.each(["after=x", "types=order.exploded", "limit=0", "limit=1001", "colour=red"])(
    "refuses ?%s",
    async (query) => {
      expect((await cafe.get(`/v1/events?${query}`)).status).toBe(400);
    },
  );

  test("a cursor of another log is refused, instead of hearing nothing", async () => {
    const { next_cursor: end } = (await cafe.get("/v1/events?limit=1000")).json;
    expect((await cafe.get(`/v1/events?after=${end}`)).json.events).toEqual([]);
    for (const path of ["/v1/events", "/v1/events/stream"]) {
      const refused = await cafe.get(`${path}?after=${Number(end) + 1}`);
      expect(refused.status).toBe(400);
      expect(refused.json.errors[0].message).toMatch(/from another one$/);
    }
  });

  test("a + that nobody escaped is read as one, and a name given twice is named so", async () => {
    const all = (await cafe.get("/v1/events?since=2000-01-02T03:00:00%2B03:00")).json.events;
    expect((await cafe.get("/v1/events?since=2000-01-02T03:00:00+03:00")).json.events).toEqual(all);
    const twice = (await cafe.get("/v1/events?limit=1&limit=2")).json.errors;
    expect(twice).toEqual([{ path: "limit", message: "must be given only once" }]);
  });

  test("another merchant's events do not exist", async () => {
    const { events } = (await cafe.get("/v1/events")).json;
    const stranger = await api.merchant("Stranger");
    expect((await stranger.get("/v1/events")).json.events).toEqual([]);
    expect((await stranger.get(`/v1/events?after=${events[0].id}`)).status).toBe(404);
  });
});

describe("GET /v1/events/stream", () => {
  beforeAll(newCafe);

  async function open(query = "", headers = {}) {
    const response = await api.app.request(`/v1/events/stream${query}`, {
      headers: { authorization: `Bearer ${cafe.apiKey}`, ...headers },
    });
    const reader = (response.body as ReadableStream<Uint8Array>)
      .pipeThrough(new TextDecoderStream())
      .getReader();
    let text = "";
    return {
      response,
      async until(
        count: number,
      ): Promise<{ id: string; event: string; data: { subject: { id: string } } }[]> {
        for (;;) {
          const found = text
            .split("\n\n")
            .slice(0, -1)
            .filter((block) => block.startsWith("id: "))
            .map((block) => Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s, 2))));
          if (found.length >= count)
            return found.map((each) => ({ ...each, data: JSON.parse(each.data) }) as never);
          text += (await reader.read()).value ?? "";
        }
      },
      close: () => reader.cancel(),
    };
  }

  test("tells what happens next, and goes on where a client was", async () => {
    await place();
    const stream = await open();
    expect(stream.response.headers.get("content-type")).toBe("text/event-stream");
    expect(stream.response.headers.get("cache-control")).toContain("no-transform");
    const ids = [await place(), await place()];
    const told = await stream.until(2);
    expect(told.map(({ event, data }) => [event, data.subject.id])).toEqual(
      ids.map((id) => ["order.placed", id]),
    );
    await stream.close();
    const third = await place();
    const again = await open("", { "last-event-id": told[0]?.id });
    expect((await again.until(2)).map(({ data }) => data.subject.id)).toEqual([ids[1], third]);
    await again.close();
  });

  test("too many at once are refused", async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => open()));
    expect((await cafe.get("/v1/events/stream")).status).toBe(429);
    for (const stream of streams) await stream.close();
    expect((await open()).response.status).toBe(200);
  });
});
