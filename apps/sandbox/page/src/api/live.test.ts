import { beforeEach, expect, test, vi } from "vitest";
import { followEvents } from "./live.ts";

class FakeSource {
  readyState = 0;
  onopen = () => {};
  onerror = () => {};
  listeners = new Map<string, (event: { lastEventId: string; data: string }) => void>();
  addEventListener(type: string, listener: (event: { lastEventId: string; data: string }) => void) {
    this.listeners.set(type, listener);
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror();
  }
}

beforeEach(() => vi.stubGlobal("EventSource", { CLOSED: 2 }));

function follow() {
  const opened: { url: string; source: FakeSource }[] = [];
  const later: { run: () => void; ms: number }[] = [];
  const events: unknown[] = [];
  const connections: string[] = [];
  followEvents({
    open(url) {
      const source = new FakeSource();
      opened.push({ url, source });
      return source as unknown as EventSource;
    },
    later: (run, ms) => later.push({ run, ms }),
    onEvent: (id, event) => events.push([id, event]),
    onConnection: (connection) => connections.push(connection),
  });
  const newest = () => opened.at(-1)?.source as FakeSource;
  return { opened, later, events, connections, newest };
}

test("events come with their number", () => {
  const { newest, events } = follow();
  newest().listeners.get("chat_action")?.({ lastEventId: "12", data: '{"type":"chat_action"}' });
  expect(events).toEqual([[12, { type: "chat_action" }]]);
});

test("after an HTTP error it goes on from the last event, waiting longer each time", () => {
  const { newest, opened, later } = follow();
  newest().listeners.get("chat_action")?.({ lastEventId: "12", data: "{}" });
  newest().fail(2);
  later[0]?.run();
  newest().fail(2);
  expect(opened.map(({ url }) => url)).toEqual(["/sandbox/events", "/sandbox/events?after=12"]);
  expect(later.map(({ ms }) => ms)).toEqual([500, 1000]);
});

test("a broken connection is left to the browser, and said", () => {
  const { newest, opened, connections } = follow();
  newest().onopen();
  newest().fail(0);
  newest().onopen();
  expect(connections).toEqual(["live", "lost", "live"]);
  expect(opened).toHaveLength(1);
});
