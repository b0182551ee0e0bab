import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEvents } from "../../testing/events.ts";
import { place } from "../../testing/people.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;

beforeAll(async () => {
  api = await createTestApi();
  cafe = await api.merchant();
});
afterAll(() => api.close());

async function bought(merchant = cafe) {
  const { order, tracking } = await place(merchant);
  const [page = "", key = ""] = tracking.owner_url.split("#");
  const path = `/v1/track/${page.split("/").pop()}`;
  const owner = { authorization: `Bearer ${key}` };
  const post = (what: string, body: unknown, headers: Record<string, string> = owner) =>
    api.anyone.post(`${path}/${what}`, body, headers);
  const move = (status: string) => merchant.post(`/v1/orders/${order.order_id}/status`, { status });
  const read = async () => (await api.anyone.get(path, owner)).json.order;
  return { order, path, key, owner, post, move, read };
}

describe("the owner of an order, on its page", () => {
  test("cancels it, and everybody sees so at once; a second time is the first one", async () => {
    const { order, path, post } = await bought();
    const shared = await openEvents(api.app, `${path}/events`);
    expect((await shared.next()).data.cancel).toBeUndefined();
    const canceled = await post("cancel", { version: 1 });
    expect(canceled.json.order).toMatchObject({ status: "canceled_by_user", cancel: { may: null } });
    expect((await shared.next()).data).toMatchObject({ status: "canceled_by_user" });
    await shared.close();
    const again = await post("cancel", { version: 1 });
    expect([again.status, again.json.order.version]).toEqual([200, 2]);
    const { events } = (await cafe.get("/v1/events?types=order.canceled&limit=100")).json;
    const own = events.filter(({ subject }: { subject: { id: string } }) => subject.id === order.order_id);
    expect(own).toMatchObject([{ data: { order: { status: "canceled_by_user" } } }]);
  });

  test("is told why not: it moved meanwhile, or is ready", async () => {
    const { post, move, read } = await bought();
    await move("in_progress");
    const stale = await post("cancel", { version: 1 });
    expect([stale.status, stale.json]).toMatchObject([
      409,
      { code: "stale_version", order: { status: "in_progress", version: 2 } },
    ]);
    expect((await read()).cancel).toMatchObject({ may: "cancel", policy: "until_ready" });
    await move("ready");
    expect((await read()).cancel.may).toBeNull();
    const late = await post("cancel", { version: 3 });
    expect([late.status, late.json]).toMatchObject([
      409,
      { code: "cancel_too_late", order: { status: "ready" } },
    ]);
    expect((await read()).status).toBe("ready");
  });

  test("asks where the café lets them ask, once", async () => {
    const asking = await api.merchant("Asking");
    await asking.call("PATCH", `/v1/venues/${asking.horecaId}`, { body: { customer_cancel: "ask" } });
    const { post, move, read } = await bought(asking);
    expect((await post("cancel-request", { version: 1 })).json.code).toBe("cancel_too_late");
    await move("in_progress");
    expect((await read()).cancel).toMatchObject({ may: "ask", request: null, answer_by: null });
    expect((await post("cancel", { version: 2 })).json.code).toBe("cancel_too_late");
    const asked = await post("cancel-request", { version: 2 });
    expect(asked.json.order.cancel).toMatchObject({ may: null, request: "asked" });
    expect(Date.parse(asked.json.order.cancel.answer_by)).toBeGreaterThan(Date.now());
    expect((await post("cancel-request", { version: 2 })).json.order.version).toBe(asked.json.order.version);
    await move("ready");
    expect((await read()).cancel).toMatchObject({ may: null, request: "declined", answer_by: null });
  });
});

describe("whoever does not own it", () => {
  test("cancels nothing: without a key, with a guessed one, or with that of another order", async () => {
    const [mine, other] = [await bought(), await bought()];
    const forged: Record<string, string>[] = [
      {},
      { authorization: `Bearer ${"A".repeat(22)}` },
      { authorization: `Bearer ${mine.key}` },
      { cookie: `__Secure-gotovo_order=${other.key}` },
    ];
    for (const headers of forged)
      for (const what of ["cancel", "cancel-request"]) {
        const reply = await other.post(what, { version: 1 }, headers);
        expect([reply.status, reply.json.code]).toEqual([403, "forbidden"]);
      }
    expect((await other.read()).status).toBe("placed");
  });

  test("cannot have another site's page do it with the owner's cookie: that takes JSON, which asks first", async () => {
    const { path, key, read } = await bought();
    const claimed = await api.anyone.post(`${path}/owner`, { owner_key: key });
    const cookie = claimed.headers.get("set-cookie")?.split(";")[0] ?? "";
    const asForm = await api.app.request(`${path}/cancel`, {
      method: "POST",
      headers: { cookie, "content-type": "text/plain" },
      body: '{"version":1}',
    });
    expect(asForm.status).toBe(415);
    const preflight = await api.anyone.call("OPTIONS", `${path}/cancel`, {
      headers: { origin: "https://other.example", "access-control-request-method": "POST" },
    });
    expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
    expect((await read()).status).toBe("placed");
  });
});
