import type { Update } from "grammy/types";
import { describe, expect, test } from "vitest";
import { createTestLog } from "../testing/logs.ts";
import { createGate, createMemoryHandled, quietly, said } from "../testing/updates.ts";
import { createDispatcher } from "./dispatcher.ts";
import { createWebhook } from "./webhook.ts";

const secret = "a-Secret_of-letters";

function open(handle: (update: Update) => Promise<void> = async () => undefined, patienceMs?: number) {
  const { log, lines } = createTestLog();
  const handled = createMemoryHandled();
  const seen: number[] = [];
  const dispatcher = createDispatcher({
    handle: async (update) => {
      seen.push(update.update_id);
      await handle(update);
    },
    ...quietly(),
    judge: () => "away",
    pauseMs: () => 5,
    log,
  });
  const webhook = createWebhook({ secret, dispatcher, handled, log, patienceMs });
  const post = async (body: unknown, given: string | null = secret) => {
    const headers = given === null ? {} : { "x-telegram-bot-api-secret-token": given };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return (await webhook(new Request("http://bot/webhook", { method: "POST", headers, body: text }))).status;
  };
  return { post, seen, handled, dispatcher, lines };
}

describe("a webhook", () => {
  test.each([
    ["no", null],
    ["an empty", ""],
    ["a wrong", "a-Secret_of-lettert"],
    ["a shorter", "a-Secret"],
    ["a longer", `${secret}s`],
  ])("answers 401 to %s secret, and nothing happens", async (_, given) => {
    const { post, seen } = open();
    expect(await post(said(1, 7), given)).toBe(401);
    expect(seen).toEqual([]);
  });

  test.each(["", "short", "fifteen-letters", "long enough, but spaced", "x".repeat(257), "ключ".repeat(4)])(
    "is not built with %j for a secret",
    (secret) => {
      const { log } = createTestLog();
      const dispatcher = createDispatcher({ handle: async () => undefined, ...quietly(), log });
      const build = () => createWebhook({ secret, dispatcher, handled: createMemoryHandled(), log });
      expect(build).toThrow("TELEGRAM_WEBHOOK_SECRET");
    },
  );

  test("answers 200 after the update was handled", async () => {
    const { post, seen, handled } = open();
    expect(await post(said(1, 7))).toBe(200);
    expect(seen).toEqual([1]);
    expect(handled.ids.has(1)).toBe(true);
  });

  test("handles an update once, delivered again later or while it is under way", async () => {
    const gate = createGate();
    const { post, seen } = open(() => gate.opened);
    const deliveries = [post(said(1, 7)), post(said(1, 7)), post(said(1, 7))];
    gate.open();
    expect(await Promise.all(deliveries)).toEqual([200, 200, 200]);
    expect(await post(said(1, 7))).toBe(200);
    expect(seen).toEqual([1]);
  });

  test("answers 503 to what could not be handled, says so in the log, and takes it when it comes again", async () => {
    const first = open(async () => {
      throw new Error("the database is away");
    });
    const delivery = first.post(said(1, 7));
    first.dispatcher.stop();
    expect(await delivery).toBe(503);
    expect(first.handled.ids.size).toBe(0);
    expect(first.lines.warn.at(-1)?.fields).toMatchObject({ updateId: 1 });
    expect(await open().post(said(1, 7))).toBe(200);
  });

  test("answers 503 while it waits, and goes on waiting: the chat keeps its order", async () => {
    const back = createGate();
    let isAway = true;
    void back.opened.then(() => {
      isAway = false;
    });
    const done: number[] = [];
    const { post } = open(async ({ update_id }) => {
      if (isAway) throw new Error("the database is away");
      done.push(update_id);
    }, 20);
    expect(await Promise.all([post(said(1, 7)), post(said(2, 7))])).toEqual([503, 503]);
    back.open();
    await expect.poll(() => post(said(2, 7))).toBe(200);
    expect(await post(said(1, 7))).toBe(200);
    expect(done).toEqual([1, 2]);
  });

  test("waits too when what was handled cannot be looked up or recorded, and handles nothing twice", async () => {
    const { post, seen, handled } = open();
    const { isHandled, markHandled } = handled;
    let failures = 2;
    handled.isHandled = async (id) => {
      if (failures-- > 0) throw new Error("the database is away");
      return isHandled(id);
    };
    handled.markHandled = async () => {
      throw new Error("the database is away");
    };
    expect(await post(said(1, 7))).toBe(503);
    handled.markHandled = markHandled;
    expect(await post(said(1, 7))).toBe(200);
    expect(seen).toEqual([1]);
    expect(handled.ids.has(1)).toBe(true);
  });

  test.each([
    "",
    "[]",
    "null",
    "{",
    '{"update_id":"1"}',
    '{"update_id":1.5}',
    `{"update_id":1,"x":"${"x".repeat(1 << 20)}"}`,
  ])("answers 400 to a body that is no update", async (body) => {
    const { post, seen } = open();
    expect(await post(body)).toBe(400);
    expect(seen).toEqual([]);
  });
});
