import { silentLog } from "@gotovo/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { frameOfEvents } from "./state-frame.ts";
import { createStateHub } from "./state-hub.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

test("a thousand streams that are opened at once are all shown their state, a few at a time", async () => {
  const log = { ...silentLog, isLevelEnabled: () => false };
  const hub = createStateHub({ deps: api.deps, log }, "something_changed");
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
