import type { Update } from "grammy/types";
import { describe, expect, test } from "vitest";
import { createTestLog } from "../testing/logs.ts";
import { createGate, createMemorySetAside, quietly, said, tapped } from "../testing/updates.ts";
import { chatOf, createDispatcher } from "./dispatcher.ts";

class Away extends Error {}
class Refused extends Error {}

const verdictOf = (error: unknown) =>
  error instanceof Away ? "away" : error instanceof Refused ? "own" : "unknown";

function dispatcher(handle: (update: Update) => Promise<void>, databaseWorks = async () => true) {
  const { log, lines } = createTestLog();
  const setAside = createMemorySetAside();
  const options = { ...quietly(), judge: verdictOf, databaseWorks, setAside, log } as const;
  return { ...createDispatcher({ handle, ...options }), setAside, lines };
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
    // What is away is told by itself.
    expect([lines.warn.length, lines.debug.length]).toEqual([0, 2]);
  });

  test("whose failure is their own are logged once and let go; the chat goes on", async () => {
    const { dispatch, lines, setAside } = dispatcher(async ({ update_id }) => {
      if (update_id === 1) throw new Refused("message is too long");
    });
    await dispatch(said(1, 7));
    await dispatch(said(2, 7));
    expect(lines.warn.map(({ fields }) => fields)).toMatchObject([{ updateId: 1 }]);
    expect(setAside.kept.size).toBe(0);
  });

  test("that fail ten times while the database works are set aside, with all there is to know; the chat goes on", async () => {
    let tries = 0;
    const done: number[] = [];
    const { dispatch, lines, setAside } = dispatcher(async ({ update_id }) => {
      if (update_id === 1 && ++tries) throw new TypeError("a fault");
      done.push(update_id);
    });
    await Promise.all([dispatch(said(1, 7)), dispatch(said(2, 7))]);
    expect([tries, done]).toEqual([10, [2]]);
    expect(setAside.kept.get(1)).toMatchObject({ chatId: 7, update: said(1, 7), tries: 10 });
    expect(setAside.kept.get(1)?.error).toContain("TypeError: a fault");
    expect(lines.error.map(({ fields }) => fields)).toMatchObject([{ updateId: 1 }]);
  });

  test("that fail while the database works oddly wait for as long as it takes", async () => {
    let tries = 0;
    const works = async () => tries > 50;
    const { dispatch, setAside } = dispatcher(async () => {
      if (++tries < 55) throw new Error("an answer that nobody has thought of");
    }, works);
    await dispatch(said(1, 7));
    expect([tries, setAside.kept.size]).toEqual([55, 0]);
  });

  test("that cannot be set aside wait on", async () => {
    let refusals = 3;
    const { dispatch, setAside } = dispatcher(async () => {
      throw new TypeError("a fault");
    });
    const { keep } = setAside;
    setAside.keep = async (failed) => {
      if (refusals-- > 0) throw new Error("the disk is full");
      return keep(failed);
    };
    await dispatch(said(1, 7));
    expect(setAside.kept.get(1)?.tries).toBe(13);
  });

  test("set aside and tried again leave their place when they are handled or refused, and stay when not", async () => {
    let fault: Error | null = new TypeError("a fault");
    const { dispatchSetAside, setAside } = dispatcher(async () => {
      if (fault) throw fault;
    });
    const again = () => dispatchSetAside(said(1, 7), 10);
    await again();
    expect(setAside.kept.get(1)?.tries).toBe(11);
    fault = new Away("database");
    await expect(again()).rejects.toThrow("database");
    expect(setAside.kept.size).toBe(1);
    for (const last of [new Refused("no"), null]) {
      await setAside.keep({ updateId: 1, chatId: 7, update: said(1, 7), error: "", tries: 10 });
      fault = last;
      await again();
      expect(setAside.kept.size).toBe(0);
    }
  });

  test("that were handled meanwhile are not handled again; asking that waits for what is away", async () => {
    let asked = 0;
    const seen: number[] = [];
    const { dispatch } = dispatcher(async ({ update_id }) => void seen.push(update_id));
    await dispatch(said(1, 7), async () => {
      if (++asked < 3) throw new Away("database");
      return true;
    });
    expect([asked, seen]).toEqual([3, []]);
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
