import { afterEach, beforeEach, expect, test } from "vitest";
import { botName, botToken, type Harness, startHarness } from "../testing/harness.ts";

let harness: Harness;
let url: string;

beforeEach(async () => {
  harness = await startHarness();
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.sendFiles([{ kind: "document", bytes: new Uint8Array(100_000).fill(7) }]);
  const [update] = (await harness.api("getUpdates")).result;
  const { result } = await harness.api("getFile", { file_id: update.message.document.file_id });
  url = `${harness.url}/file/bot${botToken}/${result.file_path}`;
});
afterEach(() => harness.close());

const download = async () => (await (await fetch(url)).arrayBuffer()).byteLength;

test("downloads have their share of the weather", async () => {
  await harness.tg.fault({ kind: "429", method: "downloadFile", retry_after: 3, times: 1 });
  expect((await fetch(url)).headers.get("retry-after")).toBe("3");
  await harness.tg.fault({ kind: "5xx", times: 1 });
  expect((await fetch(url)).status).toBe(502);
  await harness.tg.fault({ kind: "drop", bot: botName, times: 1 });
  await expect(fetch(url)).rejects.toThrow();
  await harness.tg.fault({ kind: "timeout", times: 1 });
  await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow(/timeout/);
  await harness.tg.fault({ kind: "slow", ms: 80, times: 1 });
  expect(await download()).toBe(100_000);
  const answers = (await harness.tg.calls({ method: "downloadFile" })).map(({ answer }) => answer);
  expect(answers).toMatchObject([
    { error_code: 429 },
    { error_code: 502 },
    { dropped: true },
    { dropped: true },
    { ok: true },
  ]);
});

test("drop_after ends a download in the middle", async () => {
  await harness.tg.fault({ kind: "drop_after", method: "downloadFile", times: 1 });
  const response = await fetch(url);
  expect(response.headers.get("content-length")).toBe("100000");
  await expect(response.arrayBuffer()).rejects.toThrow();
  expect(await download()).toBe(100_000);
});

test("the log tells how long a call took", async () => {
  await harness.tg.fault({ kind: "slow", ms: 60, method: "getMe" });
  await harness.api("getMe");
  const [call] = await harness.tg.calls({ method: "getMe" });
  expect(call?.duration_ms).toBeGreaterThanOrEqual(59);
});
