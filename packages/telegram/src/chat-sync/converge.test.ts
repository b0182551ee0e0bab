import { sizes } from "@gotovo/testing/sizes";
import fc from "fast-check";
import { type Api, GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import { createTestLog } from "../testing/logs.ts";
import { MemoryStore } from "../testing/memory-store.ts";
import { relayWithoutFiles } from "../testing/no-files.ts";
import { createChatSync } from "./sync-chat.ts";
import type { DesiredCard } from "./types.ts";

const subjects = ["a", "b", "c", "header"];
const look = fc.record({
  text: fc.constantFrom("one", "two", "three"),
  alert: fc.constantFrom(null, null, "ready", "canceled"),
  settled: fc.boolean(),
  sound: fc.boolean(),
});
/** What a chat should show at some moment. */
const view = fc.record(Object.fromEntries(subjects.map((subject) => [subject, fc.option(look)])));
/** What befalls one call or one write of a run: nothing mostly. */
const mishap = fc.constantFrom(
  "none",
  "none",
  "none",
  "none",
  "broken",
  "flood",
  "killed",
  "lost",
  "vanished",
);
const moment = fc.record({
  view,
  mishaps: fc.array(mishap, { maxLength: 8 }),
  repost: fc.option(fc.constantFrom(...subjects)),
});

type View = typeof view extends fc.Arbitrary<infer T> ? T : never;
type Mishap = typeof mishap extends fc.Arbitrary<infer T> ? T : never;

class Killed extends Error {}

function desiredOf(view: View): DesiredCard[] {
  return subjects.flatMap((subject) => {
    const look = view[subject];
    if (!look) return [];
    const { text, alert, settled, sound } = look;
    // A last state looks like one: nothing comes back looking the same.
    return [
      {
        subject,
        text: `${subject} ${text}${settled ? ", the end" : ""}`,
        alert,
        settled,
        sound,
        keyboard: [],
      },
    ];
  });
}

/** A chat at Telegram, to which mishaps can happen. */
function createWorld() {
  const store = new MemoryStore();
  const messages = new Map<number, string>();
  /** Messages that nobody can know of: their sending succeeded and was never answered or recorded. */
  const unknown = new Set<number>();
  const vanished = new Set<string>();
  let mishaps: Mishap[] = [];
  let next = 1;

  const refusal = (code: number, description: string, retryAfter?: number) =>
    new GrammyError(
      description,
      {
        ok: false,
        error_code: code,
        description,
        ...(retryAfter !== undefined && { parameters: { retry_after: retryAfter } }),
      },
      "method",
      {},
    );

  async function call<T>(perform: () => T): Promise<T> {
    if (dead) throw new Killed();
    const mishap = mishaps.shift() ?? "none";
    if (mishap === "flood") throw refusal(429, "Too Many Requests: retry after 1", 1);
    if (mishap === "broken") throw new HttpError("broken", new Error("ECONNRESET"));
    if (mishap === "vanished") {
      const [id] = messages.keys();
      if (id !== undefined) {
        vanished.add((messages.get(id) as string).split(" ")[0] as string);
        messages.delete(id);
      }
    }
    const result = perform();
    if (mishap === "lost") {
      if (typeof result === "object") unknown.add((result as { message_id: number }).message_id);
      throw new HttpError("lost", new Error("ECONNRESET"));
    }
    return result;
  }

  const edit = (id: number, text?: string) => {
    if (!messages.has(id)) throw refusal(400, "Bad Request: message to edit not found");
    if (text === undefined || messages.get(id) === text)
      throw refusal(400, "Bad Request: message is not modified");
    messages.set(id, text);
    return true;
  };
  const api = {
    sendMessage: (_: number, text: string) =>
      call(() => {
        messages.set(next, text);
        sending = next;
        return { message_id: next++ };
      }),
    editMessageText: (_: number, id: number, text: string) => call(() => edit(id, text)),
    editMessageReplyMarkup: (_: number, id: number) => call(() => edit(id)),
    deleteMessage: (_: number, id: number) =>
      call(() => {
        if (!messages.delete(id)) throw refusal(400, "Bad Request: message to delete not found");
        return true;
      }),
  } as unknown as Api;

  /** Nothing more comes from a process that was killed. */
  let dead = false;
  let sending: number | null = null;
  store.beforeWrite = () => {
    const killed = (mishaps.shift() ?? "none") === "killed";
    // Killed between a send and its record: that one message may repeat.
    if (killed && sending !== null && ![...store.cards.values()].some((card) => card.messageId === sending))
      unknown.add(sending);
    sending = null;
    if (dead || killed) {
      dead = true;
      throw new Killed();
    }
  };
  const limiter = { acquire: async () => 0, release: async () => undefined, pause: async () => undefined };

  return {
    store,
    /** What stands in the chat, apart from what nobody can know of. */
    standing: () => [...messages].filter(([id]) => !unknown.has(id)).map(([, text]) => text),
    vanished,
    /** One run, which mishaps may end early: what comes next may want something else. */
    async show(view: View, befalling: Mishap[]): Promise<void> {
      mishaps = [...befalling];
      dead = false;
      const cards = desiredOf(view);
      const renderer = { load: () => async () => cards, message: () => ({ text: "", keyboard: [] }) };
      const sync = createChatSync({
        api,
        limiter,
        store,
        renderer,
        relay: relayWithoutFiles(api),
        isTransient: () => false,
        log: createTestLog().log,
      });
      try {
        await sync(1n);
      } catch (error) {
        if (!(error instanceof Killed) && !(error instanceof HttpError)) throw error;
      }
    },
  };
}

test("whatever happens on the way, a chat ends with exactly the cards it should show, each in one message", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { maxLength: 8 }), view, async (moments, last) => {
      const world = createWorld();
      for (const { view, mishaps, repost } of moments) {
        if (repost) world.store.repost(repost);
        await world.show(view, mishaps);
      }
      await world.show(last, []);
      const wanted = desiredOf(last);
      for (const subject of subjects) {
        const messages = world.standing().filter((text) => text.startsWith(`${subject} `));
        const card = wanted.find((card) => card.subject === subject);
        expect(messages.length, `messages of ${subject}`).toBeLessThanOrEqual(1);
        if (card && !world.vanished.has(subject)) expect(messages).toEqual([card.text]);
        // What left the chat's care in its last state stays; everything else goes.
        if (!card && !world.store.cards.get(subject)?.settled) expect(messages).toEqual([]);
      }
      await world.show(last, []);
      expect(
        desiredOf(last).every(({ subject, settled }) => world.store.cards.get(subject)?.settled === settled),
      ).toBe(true);
    }),
    { numRuns: sizes.mishaps },
  );
});
