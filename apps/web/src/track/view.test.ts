import { describe, expect, it } from "vitest";
import { trackedOrder } from "../../dev/fake-orders.ts";
import { qrPath } from "../ui/qr-path.ts";
import { tokenOf } from "./api.ts";
import { faviconOf } from "./favicon.ts";
import { itemsOf } from "./items.ts";
import { statusLooks } from "./status.ts";
import { holdOf, leadOf, promiseOf, stagesOf, telegramOf, telegramUrl } from "./view.ts";

const now = Date.parse("2026-11-20T09:30:00Z");
const at = (time: string) => `2026-11-20T${time}:00Z`;
const [placed, in_progress, ready, finished] = [at("09:20"), at("09:23"), at("09:28"), at("09:29")] as const;
const timeline = { placed: null, in_progress: null, ready: null, finished: null };
const states = (changes: Parameters<typeof trackedOrder>[0]) =>
  stagesOf(trackedOrder(changes)).map(({ label, state, at }) => [label.replace("stage-", ""), state, at]);

describe("the timeline", () => {
  it("checks off what is done and marks where the order is", () => {
    expect(states({ status: "in_progress", timeline: { ...timeline, placed, in_progress } })).toEqual([
      ["placed", "done", placed],
      ["in-progress", "current", in_progress],
      ["ready", "ahead", null],
      ["delivered", "ahead", null],
    ]);
  });

  it("is all ahead before payment and all done after pickup", () => {
    expect(states({ status: "payment_process", timeline }).map(([, state]) => state)).toEqual(
      Array(4).fill("ahead"),
    );
    const all = { placed, in_progress, ready, finished };
    expect(states({ status: "delivered", timeline: all }).map(([, state]) => state)).toEqual(
      Array(4).fill("done"),
    );
  });

  it("does not show a stage that was stepped back from", () => {
    const shown = states({ status: "in_progress", timeline: { ...timeline, placed, in_progress, ready } });
    expect(shown[2]).toEqual(["ready", "ahead", null]);
  });

  it("checks off a stage that was skipped, without a time", () => {
    const shown = states({ status: "ready", timeline: { ...timeline, placed, ready } });
    expect(shown[1]).toEqual(["in-progress", "done", null]);
  });

  it("ends where the order was canceled", () => {
    const times = { ...timeline, placed, finished };
    expect(states({ status: "canceled_by_cafe", timeline: times })).toEqual([
      ["placed", "done", placed],
      ["canceled", "stopped", finished],
    ]);
    expect(states({ status: "canceled_by_user", timeline: { ...timeline, finished } })).toEqual([
      ["canceled", "stopped", finished],
    ]);
  });

  it("says that nobody came", () => {
    const all = { placed, in_progress, ready, finished };
    expect(states({ status: "utilized", timeline: all }).at(-1)).toEqual(["utilized", "stopped", finished]);
  });
});

describe("what is said of an order that nobody has begun", () => {
  const placed = (secondsAgo: number, ready_at: string | null) =>
    trackedOrder({ ready_at, timeline: { ...trackedOrder().timeline, placed: at(-secondsAgo) } });
  const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();

  it("is that it will be soon, while that may be true", () => {
    expect(leadOf(placed(60, at(300)), now)).toBe("lead-placed");
    expect(leadOf(placed(60, null), now)).toBe("lead-placed");
    expect(leadOf(placed(24 * 3600, at(300)), now)).toBe("lead-placed");
  });

  it("is for later when it is promised for later", () => {
    expect(leadOf(placed(60, at(22 * 3600)), now)).toBe("lead-placed-later");
  });

  it("is not when its promise is broken, or after ten minutes without one", () => {
    expect(leadOf(placed(900, at(-7 * 60)), now)).toBe("lead-placed-waiting");
    expect(leadOf(placed(11 * 60, null), now)).toBe("lead-placed-waiting");
  });
});

describe("what is said of an order that is ready", () => {
  it("is where it waits: on the counter, unless the café has said where", () => {
    const lead = (pickup: { place?: string; table?: string; name?: string } | null) =>
      leadOf(trackedOrder({ status: "ready", pickup }), now);
    expect([lead(null), lead({ name: "Anna" })]).toEqual(["lead-ready", "lead-ready"]);
    expect([lead({ place: "Terrace" }), lead({ table: "5" })]).toEqual([
      "lead-ready-where",
      "lead-ready-where",
    ]);
  });
});

describe("what is said of an order that was canceled", () => {
  it("promises money only where the café has said so", () => {
    const lead = (status: "canceled_by_cafe" | "canceled_by_user", state?: "due" | "sent") =>
      leadOf(trackedOrder({ status, refund: state ? { state, amount: 35_000 } : null }), now);
    expect([lead("canceled_by_cafe"), lead("canceled_by_user")]).toEqual([
      "lead-canceled-by-cafe-no-word",
      "lead-canceled-by-user-no-word",
    ]);
    expect([lead("canceled_by_cafe", "due"), lead("canceled_by_user", "sent")]).toEqual([
      "lead-canceled-by-cafe",
      "lead-canceled-by-user",
    ]);
  });
});

describe("while its café rests", () => {
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  const held = (until: number | null, ready: number | null = null, why: "closed" | "paused" = "closed") =>
    trackedOrder({
      ready_at: ready === null ? null : at(ready),
      held: { why, until: until === null ? null : at(until), reason: null },
    });

  it("an order says when somebody will start on it, and nothing that cannot be", () => {
    expect(leadOf(held(30), now)).toBe("lead-placed-closed");
    expect(leadOf(held(30, null, "paused"), now)).toBe("lead-placed-paused");
    expect(leadOf(held(null), now)).toBe("lead-placed-closed-for-now");
    expect(promiseOf(held(30, -5), now)).toBeNull();
    expect(promiseOf(held(30, 20), now)).toBeNull();
    expect(promiseOf(held(30, 40), now)).toMatchObject({ kind: "in" });
  });

  it("it is right by itself once the café goes on", () => {
    expect(holdOf(held(30), now + 31 * 60_000)).toBeNull();
    expect(leadOf(held(30, 40), now + 31 * 60_000)).toBe("lead-placed");
    expect(promiseOf(held(30, 20), now + 31 * 60_000)).toMatchObject({ kind: "late" });
  });
});

describe("the promise", () => {
  const after = (seconds: number) => new Date(now + seconds * 1000).toISOString();
  const promise = (seconds: number) => promiseOf(trackedOrder({ ready_at: after(seconds) }), now);

  it("counts whole minutes down to a matter of moments, then is late", () => {
    expect(promise(300)).toMatchObject({ kind: "in", minutes: 5 });
    expect(promise(299)).toMatchObject({ kind: "in", minutes: 4 });
    expect(promise(30)).toMatchObject({ kind: "in", minutes: 0 });
    expect(promise(-30)).toMatchObject({ kind: "in", minutes: 0 });
    expect(promise(-60)).toMatchObject({ kind: "late", at: after(-60), minutes: 1 });
    expect(promise(-7 * 60)).toMatchObject({ kind: "late", minutes: 7 });
    expect(promise(-3 * 3600)).toMatchObject({ kind: "late", minutes: null });
  });

  it("does not count minutes that are hours away", () => {
    expect(promise(3 * 3600)).toMatchObject({ kind: "in", minutes: null });
  });

  it("says since when a ready order waits, and nothing once it is over", () => {
    const order = trackedOrder({ status: "ready", timeline: { ...timeline, ready: after(-60) } });
    expect(promiseOf(order, now)).toEqual({ kind: "waiting", at: after(-60) });
    expect(promiseOf(trackedOrder({ status: "canceled_by_cafe" }), now)).toBeNull();
    expect(promiseOf(trackedOrder({ ready_at: null }), now)).toBeNull();
  });
});

describe("the Telegram block", () => {
  const link = "https://t.me/GotovoBot?start=abc";
  const unlinked = (expires_at: string) =>
    trackedOrder({ telegram: { state: "unlinked", url: link, code: "K7FM-Q2XW-9P", expires_at } });

  it("shows the code while it lives, and offers a new one after", () => {
    const order = unlinked("2026-11-20T09:35:00Z");
    expect(telegramOf(order, now, null)).toMatchObject({ kind: "code", code: "K7FM-Q2XW-9P", url: link });
    expect(telegramOf(order, now + 300_000, null)).toEqual({ kind: "expired" });
    const codeless = trackedOrder({ telegram: { state: "unlinked", url: "https://t.me/GotovoBot" } });
    expect(telegramOf(codeless, now, null)).toEqual({ kind: "expired" });
  });

  it("tells subscribed from blocked", () => {
    for (const state of ["subscribed", "blocked"] as const) {
      const order = trackedOrder({ telegram: { state, url: "https://t.me/GotovoBot" } });
      expect(telegramOf(order, now, null)).toEqual({ kind: state, url: "https://t.me/GotovoBot" });
    }
  });

  it("is gone when there is nothing left to follow", () => {
    for (const status of ["delivered", "utilized", "canceled_by_cafe", "canceled_by_user"] as const)
      expect(telegramOf(trackedOrder({ status }), now, null)).toBeNull();
  });

  it("leads to the sandbox in the demo, payload and all", () => {
    expect(telegramUrl(link, "http://localhost:3001/t.me/")).toBe(
      "http://localhost:3001/t.me/GotovoBot?start=abc",
    );
    expect(telegramUrl(link, "https://t.me")).toBe(link);
    expect(telegramUrl("https://t.me.evil.example/x", "http://localhost:3001")).toBe(
      "https://t.me.evil.example/x",
    );
    expect(telegramUrl(null, "http://localhost:3001/t.me")).toBeNull();
  });

  it("never becomes a script, whatever the page or the server names", () => {
    for (const root of ["javascript:alert(1)//", " JavaScript:alert(1)//", "data:text/html,x", "//evil", "x"])
      expect(telegramUrl(link, root)).toBe(link);
    for (const url of ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", ""])
      expect(telegramUrl(url, null)).toBeNull();
  });
});

describe("what was ordered", () => {
  const named = (order: Parameters<typeof itemsOf>[0]) =>
    itemsOf(order).bought.map(({ name, details }) => [name, ...details]);

  it("is shown from items with options of both shapes", () => {
    const items = [
      { name: "Latte", quantity: 2, options: { Milk: "Oat", Lid: true } },
      { name: "Bun", quantity: 1, options: ["warm"] },
      { name: "Water", quantity: 1 },
    ];
    expect(named({ items, description: null })).toEqual([
      ["Latte", "Milk: Oat", "Lid"],
      ["Bun", "warm"],
      ["Water"],
    ]);
  });

  it("is told apart from what the description says beside it, and shown once", () => {
    const order = { items: [{ name: "Latte", quantity: 1 }], description: "Latte\n\nno nuts, please" };
    expect(named(order)).toEqual([["Latte"]]);
    expect(itemsOf(order).notes).toEqual(["no nuts, please"]);
  });

  it("is shown from a description of any shape", () => {
    expect(named({ items: null, description: "two lattes" })).toEqual([["two lattes"]]);
    expect(named({ items: null, description: ["latte", "bun"] })).toEqual([["latte"], ["bun"]]);
    const records = [{ Напиток: "Латте", Количество: 2, Сироп: null }];
    expect(named({ items: null, description: records })).toEqual([["Латте", "Количество: 2"]]);
    expect(named({ items: null, description: null })).toEqual([]);
  });
});

it("finds the token in a page's address", () => {
  expect(tokenOf("/t/abc_-1")).toBe("abc_-1");
  expect(tokenOf("/shop/t/abc/")).toBe("abc");
  expect(["/", "/t/", "/t/a/b", "/t/%E0%A4%A"].map(tokenOf)).toEqual([null, null, null, null]);
});

it("draws a QR code of whole squares and a favicon for every status", () => {
  const { size, path } = qrPath("https://t.me/GotovoBot?start=Qx7c2vZ0S1mY5pRtB8uKdA");
  expect(size).toBeGreaterThanOrEqual(29);
  expect(path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
  for (const status of Object.keys(statusLooks) as (keyof typeof statusLooks)[])
    expect(decodeURIComponent(faviconOf(status))).toMatch(/^data:image\/svg\+xml,<svg .*<\/svg>$/);
});
