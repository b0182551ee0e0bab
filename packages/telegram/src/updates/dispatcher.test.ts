import type { Update } from "grammy/types";
import { describe, expect, test } from "vitest";
import { createTestLog } from "../testing/logs.ts";
import { createGate, said, tapped } from "../testing/updates.ts";
import { chatOf, createDispatcher } from "./dispatcher.ts";

class Away extends Error {}

function dispatcher(handle: (update: Update) => Promise<void>) {
  const { log, lines } = createTestLog();
  return { ...createDispatcher({ handle, isTransient: (error) => error instanceof Away, log }), lines };
}

describe("updates", () => {
  test("of one chat are handled in order, those of others do not wait for them", async () => {
    const [slow, done] = [createGate(), [] as number[]];
    const { dispatch } = dispatcher(async ({ update_id }) => {
      if (update_id === 1) await slow.opened;
      done.push(update_id);
    });
    const [first, second] = [dispatch(said(1, 7)), dispatch(tapped(2, 7, "x"))];
    await dispatch(said(3, 8));
    expect(done).toEqual([3]);
    slow.open();
    await Promise.all([first, second]);
    expect(done).toEqual([3, 1, 2]);
  });

  test("wait for what is away, and hold back only their own chat", async () => {
    const tries: number[] = [];
    const { dispatch, lines } = dispatcher(async ({ update_id }) => {
      tries.push(update_id);
      if (update_id === 1 && tries.filter((id) => id === 1).length < 3) throw new Away("database");
    });
    const waiting = dispatch(said(1, 7));
    const behind = dispatch(said(2, 7));
    await dispatch(said(3, 8));
    await Promise.all([waiting, behind]);
    expect(tries.filter((id) => id === 1)).toHaveLength(3);
    expect(tries.at(-1)).toBe(2);
    expect(lines.warn).toHaveLength(2);
  });

  test("that fail by a fault of ours are logged once and let go; the chat goes on", async () => {
    const { dispatch, lines } = dispatcher(async ({ update_id }) => {
      if (update_id === 1) throw new TypeError("a fault");
    });
    await dispatch(said(1, 7));
    await dispatch(said(2, 7));
    expect(lines.error).toHaveLength(1);
    expect(lines.error[0]?.fields).toMatchObject({ updateId: 1 });
  });

  test("under way when the bot stops are not taken as handled", async () => {
    const { dispatch, stop } = dispatcher(async () => {
      throw new Away("database");
    });
    const waiting = [dispatch(said(1, 7)), dispatch(said(2, 7))];
    stop();
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});

test("a tap belongs to the chat of its message, and to the person where there is none", () => {
  expect([said(1, 7), tapped(2, 7, "x")].map(chatOf)).toEqual([7, 7]);
  const inline = { update_id: 3, callback_query: { id: "1", from: { id: 9 }, chat_instance: "1" } } as Update;
  expect(chatOf(inline)).toBe(9);
});
