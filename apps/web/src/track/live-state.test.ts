import { describe, expect, it } from "vitest";
import { trackedOrder } from "../../dev/fake-orders.ts";
import { initialModel, type LiveEvent, reduce } from "./live-state.ts";

const now = 1_000_000;
const at = (version: number) => trackedOrder({ version });
const read = (version: number, heard = 0, serverTime: number | null = null): LiveEvent => ({
  type: "read",
  reading: { order: at(version), serverTime },
  heard,
  now,
});
const answered = (version: number, heard = 0): LiveEvent => ({
  type: "answered",
  reading: { order: at(version), serverTime: null },
  heard,
  now,
});
const heard = (version: number): LiveEvent => ({ type: "heard", order: at(version) });
const opened: LiveEvent = { type: "stream_opened" };
const lost = (refused = false): LiveEvent => ({ type: "stream_lost", refused });
const after = (...events: LiveEvent[]) => events.reduce(reduce, initialModel);
const versionOf = ({ shown }: typeof initialModel) => (shown.phase === "shown" ? shown.order.version : null);

describe("what is shown of an order", () => {
  it("is the newest version, whichever way it came and however late", () => {
    expect(versionOf(after(read(2), read(1)))).toBe(2);
    expect(versionOf(after(read(1), heard(3), heard(2)))).toBe(3);
    expect(versionOf(after(read(2), answered(1)))).toBe(2);
    expect(versionOf(after(read(1), heard(1), answered(2)))).toBe(2);
  });

  it("is what the stream said when an answer was asked for before", () => {
    const model = after(read(1), heard(1));
    expect(reduce(model, read(1, 0))).toBe(model);
    expect(reduce(model, read(1, 1))).not.toBe(model);
    // What the café wrote meanwhile is in it, and no new version.
    expect(reduce(model, answered(1, 0))).toBe(model);
    expect(reduce(model, answered(1, 1))).not.toBe(model);
  });

  it("is a failure until it could be read once, and missing for good", () => {
    expect(after({ type: "never_read" }).shown).toEqual({ phase: "failed" });
    expect(versionOf(after(read(1), { type: "never_read" }))).toBe(1);
    expect(after(read(1), { type: "missing" }, read(2)).shown).toEqual({ phase: "missing" });
  });

  it("tells how far the server's clock is off, once that is more than its seconds explain", () => {
    expect(after(read(1, 0, now + 1_500)).shown).toMatchObject({ skew: 0 });
    expect(after(read(1, 0, now + 9_000)).shown).toMatchObject({ skew: 9_000 });
    expect(after(read(1, 0, now + 9_000), read(2, 0, now + 8_000)).shown).toMatchObject({ skew: 9_000 });
  });
});

describe("how fresh it is", () => {
  const connectionAfter = (...events: LiveEvent[]) => after(read(1), ...events).connection;

  it("follows the stream, and what was read without it", () => {
    expect(connectionAfter()).toBe("connecting");
    expect(connectionAfter(lost())).toBe("reconnecting");
    expect(connectionAfter(opened)).toBe("live");
    expect(connectionAfter(opened, lost())).toBe("reconnecting");
    expect(connectionAfter(lost(), { type: "polled", answered: true })).toBe("polling");
    expect(connectionAfter(lost(), { type: "polled", answered: false })).toBe("reconnecting");
    expect(connectionAfter({ type: "polled", answered: true }, lost())).toBe("polling");
    expect(after(read(1), opened).shown).toMatchObject({ connection: "live" });
  });

  it("is live when the stream came back while the page asked", () => {
    expect(connectionAfter(opened, { type: "polled", answered: false })).toBe("live");
  });

  it("counts refused streams until one opens", () => {
    expect(after(lost(true), lost(true), lost()).refusals).toBe(2);
    expect(after(lost(true), opened).refusals).toBe(0);
  });
});
