import { silentLog } from "@gotovo/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { createHub } from "./hub.ts";
import { frameOfEvents } from "./state-frame.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

test("a thousand streams that are opened at once are all shown their state, a few at a time", async () => {
  const log = { ...silentLog, isLevelEnabled: () => false };
  const hub = createHub({ deps: api.deps, log }, { channel: "something_changed" });
  let reading = 0;
  let most = 0;
  const read = async () => {
    most = Math.max(most, ++reading);
    await new Promise(setImmediate);
    reading--;
    return frameOfEvents([{ event: "status", data: {} }]);
  };
  const streams = await Promise.all(Array.from({ length: 1_000 }, (_, n) => hub.open(`key-${n}`, read)));
  for (const { body } of streams) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("event: status")) text += (await reader.read()).value;
    await reader.cancel();
  }
  expect(most).toBeLessThanOrEqual(4);
});

test("streams that share a state are shown it by one read", async () => {
  const log = { ...silentLog, isLevelEnabled: () => false };
  const hub = createHub({ deps: api.deps, log }, { channel: "something_changed" });
  let reads = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const read = async () => {
    reads++;
    await held;
    return frameOfEvents([{ event: "status", data: {} }]);
  };
  const streams = await Promise.all(
    Array.from({ length: 100 }, () => hub.open("key", read, { view: "the same" })),
  );
  release();
  for (const { body } of streams) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("event: status")) text += (await reader.read()).value;
    await reader.cancel();
  }
  // One while they were being opened, and one for those that came after it began.
  expect(reads).toBeLessThanOrEqual(2);
  expect(hub.keys()).toEqual([]);
});
