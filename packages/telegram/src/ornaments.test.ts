import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { decorate, type Ornaments } from "./ornaments.ts";
import { createFakeBotApi, type FakeBotApi } from "./testing/fake-bot-api.ts";
import { createTestLog } from "./testing/logs.ts";
import { createTranslator } from "./text/translator.ts";

const translator = createTranslator(join(import.meta.dirname, "../../../apps/customer-bot/locales"));
let telegram: FakeBotApi;
let stop: AbortController;
beforeEach(async () => {
  telegram = await createFakeBotApi();
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await telegram.close();
});

function createMemory() {
  const memory = {
    kept: { set: {} } as Ornaments,
    read: async () => memory.kept,
    save: async (ornaments: Ornaments) => {
      memory.kept = ornaments;
    },
  };
  return memory;
}

function decorating(memory = createMemory(), more: { botId?: number; commands?: string[] } = {}) {
  const { log, lines } = createTestLog();
  const { signal } = stop;
  const options = { api: telegram.api, botId: 1, translator, commands: ["orders"], memory, log, signal };
  const quick = { pauseMs: () => 1, isTold: () => false };
  return { done: decorate({ ...options, ...quick, ...more }), lines, memory };
}

const asked = () => telegram.calls.map(({ method }) => method);

test("commands and descriptions are set once in each language, and again only when they change", async () => {
  const { done, memory } = decorating();
  await done;
  expect(asked().sort()).toEqual(
    ["setMyCommands", "setMyDescription", "setMyShortDescription"].flatMap((method) => [method, method]),
  );
  telegram.calls.length = 0;
  await decorating(memory).done;
  expect(asked()).toEqual([]);
  await decorating(memory, { commands: ["orders", "help"] }).done;
  expect(asked()).toEqual(["setMyCommands", "setMyCommands"]);
  telegram.calls.length = 0;
  await decorating(memory, { botId: 2, commands: ["orders", "help"] }).done;
  expect(asked()).toHaveLength(6);
});

test("one that Telegram does not take is said and left; the others are set", async () => {
  telegram.faults(({ method }) =>
    method === "setMyDescription" ? { refuse: 400, description: "Bad Request: too long" } : undefined,
  );
  const { done, lines } = decorating();
  await done;
  expect(asked()).toHaveLength(6);
  expect(lines.warn).toHaveLength(2);
});

test("a passing failure is tried again from where it was", async () => {
  let faults = 3;
  telegram.faults(({ method }) => {
    if (method !== "setMyDescription" || faults-- <= 0) return undefined;
    return faults ? "dropped" : { refuse: 502, description: "Bad Gateway" };
  });
  await decorating().done;
  expect(asked().filter((method) => method === "setMyCommands")).toHaveLength(2);
  expect(asked().filter((method) => method === "setMyDescription")).toHaveLength(5);
});

test("a wait that Telegram asks for is kept to, by the next start too", async () => {
  telegram.faults(() => ({
    refuse: 429,
    description: "Too Many Requests: retry after 490",
    retryAfter: 490,
  }));
  const { done, memory, lines } = decorating();
  await expect.poll(() => lines.warn).toMatchObject([{ fields: { wait: 490_000 } }]);
  const [first, next] = [done, decorating(memory).done];
  expect(memory.kept.notBefore).toBeGreaterThan(Date.now() + 480_000);
  stop.abort();
  await Promise.all([first, next]);
  expect(asked()).toEqual(["setMyCommands"]);
});
