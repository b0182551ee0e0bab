import { registerBot } from "@gotovo/usecases/chats/register-bot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApi, publicUrl, type TestApi, type TestMerchant } from "../../testing/test-api.ts";
import { createVenueExample } from "./venue-examples.ts";

let api: TestApi;
let cafe: TestMerchant;
let stranger: TestMerchant;

beforeAll(async () => {
  api = await createTestApi();
  await registerBot(api.deps, "horeca", { telegramId: 2n, username: "GotovoHorecaBot" });
  cafe = await api.merchant();
  stranger = await api.merchant("Stranger");
});
afterAll(() => api.close());

const patch = (body: unknown, by = cafe) => by.call("PATCH", `/v1/venues/${cafe.horecaId}`, { body });
const events = async (types: string) => (await cafe.get(`/v1/events?types=${types}&limit=1000`)).json.events;

describe("a venue", () => {
  test("is created with its settings, and lets its owner in", async () => {
    const made = await cafe.post("/v1/venues", createVenueExample);
    expect(made.status).toBe(200);
    expect(made.json.venue).toMatchObject({
      ...createVenueExample,
      busy_minutes: 0,
      customer_cancel: "until_ready",
      capacity: null,
      paused_until: null,
    });
    const { horeca_id, availability_token } = made.json.venue;
    expect(made.json.availability_url).toBe(`${publicUrl}/v1/availability/${availability_token}`);
    expect(made.json.owner_invite_url).toMatch(/^https:\/\/t\.me\/GotovoHorecaBot\?start=[\w-]{22,}$/);
    const { owner_invite_url, ...asRead } = made.json;
    expect((await cafe.get(`/v1/venues/${horeca_id}`)).json).toEqual(asRead);
    const again = await cafe.post(`/v1/venues/${horeca_id}/owner-invite`);
    expect(again.json.owner_invite_url).not.toBe(owner_invite_url);
    const [event] = (await events("venue.changed")).toReversed();
    expect(event).toMatchObject({
      subject: { type: "venue", id: horeca_id },
      data: { venue: asRead.venue, change: { by: "merchant", settings: expect.arrayContaining(["name"]) } },
    });
  });

  test("is listed page by page, with the merchant's own only", async () => {
    const other = await api.merchant("Chain");
    for (const name of ["Second", "Third"]) await other.post("/v1/venues", { name });
    const first = (await other.get("/v1/venues?limit=2")).json;
    const rest = (await other.get(`/v1/venues?limit=2&cursor=${first.next_cursor}`)).json;
    const names = [...first.venues, ...rest.venues].map(({ name }: { name: string }) => name);
    expect(names).toEqual(["Chain bar", "Second", "Third"]);
    expect(rest.next_cursor).toBeNull();
  });

  test("is changed in part, and says in the log what of it was", async () => {
    const before = (await cafe.get(`/v1/venues/${cafe.horecaId}`)).json.venue;
    const changes = {
      name: "  New\nname ",
      address: "Side Street 2",
      capacity: { unit: "items", amount: 12, minutes: 15 },
      special_hours: [{ from: "2026-12-24", hours: [{ opens: "10:00", closes: "15:00" }] }],
    };
    const { venue } = (await patch(changes)).json;
    expect(venue).toEqual({
      ...before,
      ...changes,
      name: "New name",
      special_hours: [{ ...changes.special_hours[0], to: "2026-12-24", name: null }],
    });
    const [event] = (await events("venue.changed")).toReversed();
    expect(event.data).toEqual({
      venue,
      change: { by: "merchant", settings: ["name", "address", "special_hours", "capacity"] },
    });
    expect((await patch({ address: null, capacity: null, special_hours: [] })).json.venue).toEqual({
      ...before,
      name: "New name",
    });
  });

  test("is busy until closing at the latest", async () => {
    const hours = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map(
      (day) => ({
        day,
        opens: "00:00",
        closes: "23:59",
      }),
    );
    const busy = (await patch({ opening_hours: hours, busy_minutes: 10 })).json.venue;
    expect(busy.busy_until).toMatch(/T20:59:00\.000Z$/);
    const soon = new Date(api.deps.clock().getTime() + 60_000).toISOString();
    expect((await patch({ busy_minutes: 10, busy_until: soon })).json.venue.busy_until).toBe(soon);
    expect((await patch({ busy_minutes: 0, opening_hours: null })).json.venue).toMatchObject({
      busy_minutes: 0,
      busy_until: null,
    });
  });

  test.each<[string, object, string]>([
    ["a time zone of fantasy", { timezone: "Mars/Olympus" }, "timezone"],
    ["an offset for a time zone", { timezone: "+03:00" }, "timezone"],
    ["a blank name", { name: " " }, "name"],
    [
      "a time that is none",
      { opening_hours: [{ day: "monday", opens: "8", closes: "22:00" }] },
      "opening_hours[0].opens",
    ],
    ["never open", { opening_hours: [] }, "opening_hours"],
    [
      "hours over one another",
      {
        opening_hours: [
          { day: "monday", opens: "08:00", closes: "22:00" },
          { day: "monday", opens: "21:00", closes: "23:00" },
        ],
      },
      "opening_hours",
    ],
    [
      "a night that runs into the morning",
      {
        opening_hours: [
          { day: "sunday", opens: "20:00", closes: "09:00" },
          { day: "monday", opens: "08:00", closes: "22:00" },
        ],
      },
      "opening_hours",
    ],
    ["a day that is none", { special_hours: [{ from: "2026-02-30", hours: [] }] }, "special_hours[0].from"],
    [
      "days that end before they begin",
      { special_hours: [{ from: "2026-12-31", to: "2026-12-30", hours: [] }] },
      "special_hours[0].to",
    ],
    [
      "one day twice",
      {
        special_hours: [
          { from: "2026-12-30", to: "2027-01-02", hours: [] },
          { from: "2026-12-31", hours: [] },
        ],
      },
      "special_hours",
    ],
    ["five hours of preparation", { prep_minutes: 300 }, "prep_minutes"],
    ["busy mode that ended", { busy_minutes: 5, busy_until: "2020-01-01T00:00:00Z" }, "busy_until"],
    ["an end of no busy mode", { busy_until: "2030-01-01T00:00:00Z" }, "busy_until"],
    ["a capacity of nothing", { capacity: { unit: "orders", amount: 0, minutes: 10 } }, "capacity.amount"],
    ["a field that is not there", { stars: 5 }, "stars"],
  ])("is not changed to %s", async (_, body, path) => {
    const before = (await cafe.get(`/v1/venues/${cafe.horecaId}`)).json;
    const { status, json } = await patch(body);
    expect([status, json.errors.map((error: { path: string }) => error.path)]).toEqual([400, [path]]);
    expect(json.errors[0].message).not.toContain("Invalid");
    expect((await cafe.get(`/v1/venues/${cafe.horecaId}`)).json).toEqual(before);
  });

  test("is nobody else's", async () => {
    const before = (await cafe.get(`/v1/venues/${cafe.horecaId}`)).json;
    const path = `/v1/venues/${cafe.horecaId}`;
    const tries = [
      stranger.get(path),
      patch({ name: "Mine" }, stranger),
      stranger.get(`${path}/availability`),
      stranger.post(`${path}/pause`, { until: "2030-01-01T00:00:00Z" }),
      ...["resume", "owner-invite", "rotate-availability-token"].map((verb) =>
        stranger.post(`${path}/${verb}`),
      ),
      cafe.get("/v1/venues/0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11"),
      cafe.get("/v1/venues/nonsense"),
    ];
    for (const reply of await Promise.all(tries))
      expect([reply.status, reply.json.code]).toEqual([404, "not_found"]);
    expect((await cafe.get(path)).json).toEqual(before);
  });
});

describe("a pause", () => {
  const inAnHour = () => new Date(api.deps.clock().getTime() + 3_600_000).toISOString();
  const order = (order_id: string, more: object = {}) =>
    cafe.post("/v1/orders", { order_id, horeca_id: cafe.horecaId, description: "Latte", ...more });

  test("lets paid orders in and says that they wait, until it ends", async () => {
    const path = `/v1/venues/${cafe.horecaId}`;
    const until = inAnHour();
    await order("before");
    const paused = (await cafe.post(`${path}/pause`, { until, reason: "The oven broke" })).json.venue;
    expect(paused).toMatchObject({ paused_until: until, pause_reason: "The oven broke" });
    const placed = (await order("during")).json;
    expect(placed.order.warnings).toEqual(["venue_paused"]);
    expect((await cafe.get("/v1/orders/during")).json.order.warnings).toEqual(["venue_paused"]);
    expect((await cafe.get("/v1/orders/before")).json.order.warnings).toEqual([]);
    const token = placed.tracking.page_url.split("/").at(-1);
    expect((await api.anyone.get(`/v1/track/${token}`)).json.order.held).toEqual({
      why: "paused",
      until,
      reason: "The oven broke",
    });
    const resumed = (await cafe.post(`${path}/resume`)).json.venue;
    expect(resumed).toMatchObject({ paused_until: null, pause_reason: null });
    expect((await cafe.get("/v1/orders/during")).json.order.warnings).toEqual([]);
    expect((await api.anyone.get(`/v1/track/${token}`)).json.order.held).toBeNull();
    await cafe.post(`${path}/resume`);
    const told = await events("venue.paused,venue.resumed");
    expect(told.map(({ type, data }: { type: string; data: object }) => [type, data])).toEqual([
      ["venue.paused", { venue: paused, change: { by: "merchant" } }],
      ["venue.resumed", { venue: resumed, change: { by: "merchant" } }],
    ]);
  });

  test.each([
    ["in the past", { until: "2020-01-01T00:00:00Z" }],
    ["in a year", { until: "2040-01-01T00:00:00Z" }],
    ["at an opening that does not come", { until: "opening" }],
    ["some time", { until: "soon" }],
    ["without a zone", { until: "2026-12-01T00:00:00" }],
  ])("does not end %s", async (_, body) => {
    const { status, json } = await cafe.post(`/v1/venues/${cafe.horecaId}/pause`, body);
    expect([status, json.errors[0].path]).toEqual([400, "until"]);
    expect(json.errors[0].message).not.toBe("is not valid");
  });

  test("a closed venue says so, and when it opens", async () => {
    const today = api.deps.clock().toISOString().slice(0, 10);
    const days = [{ from: "2026-01-01", to: "2098-12-31", name: "Repairs", hours: [] }];
    await patch({ special_hours: days });
    expect((await order("closed", { ready_at: `${today}T23:00:00Z` })).json.order.warnings).toEqual([
      "venue_closed",
    ]);
    const found = (await cafe.get(`/v1/venues/${cafe.horecaId}/availability`)).json;
    expect(found).toMatchObject({
      open: false,
      reason: "closed",
      note: "Repairs",
      opens_at: null,
      ready_at: null,
    });
    await cafe.post("/v1/orders/closed/status", { status: "in_progress" });
    expect((await cafe.get("/v1/orders/closed")).json.order.warnings).toEqual([]);
    await patch({ special_hours: [] });
  });
});
