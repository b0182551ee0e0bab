import { describe, expect, test } from "vitest";
import { reduce } from "./reduce.ts";
import { type Action, initialState, type SandboxEvent, type State } from "./state.ts";
import { anna, chatState, fromAnna, fromBot, place, view } from "./testing.ts";

const key = "CafeBot/7";
const after = (actions: Action[], from: State = initialState) => actions.reduce(reduce, from);
const event = (id: number, what: SandboxEvent): Action => ({ type: "event", id, event: what });
const arrives = (id: number, message = fromBot(id)) => event(id, { type: "message_new", ...place, message });
const opened = (messages = [fromBot(1), fromAnna(2)]) =>
  after([{ type: "chat_loaded", view: view(messages), complete: true }]);
const shown = (state: State) =>
  state.chats[key]?.messages.map(({ message_id, text }) => `${message_id} ${text}`);

describe("messages of an open chat", () => {
  test("a new one comes at the end, an edited one stays at its place, a deleted one is gone", () => {
    const state = after(
      [
        arrives(11, fromBot(3)),
        event(12, {
          type: "message_edited",
          ...place,
          message: fromBot(1, { text: "changed", edit_date: 5 }),
        }),
        event(13, { type: "message_deleted", ...place, message_ids: [2] }),
      ],
      opened(),
    );
    expect(shown(state)).toEqual(["1 changed", "3 message 3"]);
  });

  test("what the view already contained changes nothing, not even when it comes late", () => {
    const state = after([arrives(9, fromBot(1, { text: "stale" }))], opened());
    expect(shown(state)).toEqual(["1 message 1", "2 message 2"]);
  });

  test("events that overtake the view are kept and applied after it", () => {
    const state = after([
      { type: "chat_loading", key },
      event(11, { type: "message_edited", ...place, message: fromBot(1, { text: "newer" }) }),
      arrives(10, fromBot(1, { text: "older" })),
      { type: "chat_loaded", view: view([fromBot(1)], 10), complete: true },
    ]);
    expect(shown(state)).toEqual(["1 newer"]);
    expect(state.waiting).toEqual({});
  });

  test("one's own message shows once, whether the answer or the event comes first", () => {
    const sent: Action = { type: "message_sent", key, message: fromAnna(3) };
    expect(shown(after([sent, arrives(11, fromAnna(3))], opened()))).toHaveLength(3);
    expect(shown(after([arrives(11, fromAnna(3)), sent], opened()))).toHaveLength(3);
  });

  test("an answer that comes late takes nothing back of what has happened to one's message since", () => {
    const edited = fromAnna(3, { text: "changed", edit_date: 5 });
    const late = after(
      [
        arrives(11, fromAnna(3)),
        event(12, { type: "message_edited", ...place, message: edited }),
        { type: "message_sent", key, message: fromAnna(3) },
      ],
      opened(),
    );
    expect(shown(late)?.at(-1)).toBe("3 changed");
  });

  test("an edit of a message that is not loaded brings it nowhere", () => {
    const state = after([event(11, { type: "message_edited", ...place, message: fromBot(99) })], opened());
    expect(shown(state)).toHaveLength(2);
  });

  test("older messages are put before, and the end of the history is remembered", () => {
    const state = after(
      [{ type: "chat_older", key, messages: [fromBot(1)], complete: true }],
      after([{ type: "chat_loaded", view: view([fromBot(2)]), complete: false }]),
    );
    expect(shown(state)).toEqual(["1 message 1", "2 message 2"]);
    expect(state.chats[key]?.hasOlder).toBe(false);
  });

  test("pinning marks the message, unpinning takes the mark away", () => {
    const pin = event(11, { type: "chat_changed", ...place, chat: chatState({ pinned: [1] }) });
    const unpin = event(12, { type: "chat_changed", ...place, chat: chatState() });
    expect(after([pin], opened()).chats[key]?.messages[0]?.pinned).toBe(true);
    expect(after([pin, unpin], opened()).chats[key]?.messages[0]?.pinned).toBe(false);
  });

  test("typing shows until the bot's message is there", () => {
    const typing = event(11, { type: "chat_action", ...place, action: "typing" });
    expect(after([typing], opened()).chats[key]?.doing?.action).toBe("typing");
    expect(after([typing, arrives(12, fromAnna(3))], opened()).chats[key]?.doing?.action).toBe("typing");
    expect(after([typing, arrives(12, fromBot(3))], opened()).chats[key]?.doing).toBeNull();
  });
});

describe("unread", () => {
  test("counts what bots write, in chats nobody has opened too, until it is read", () => {
    const state = after([arrives(1), arrives(2), arrives(3, fromAnna(3))]);
    expect(state.unread).toEqual({ [key]: 2 });
    expect(after([{ type: "read", key }], state).unread).toEqual({});
  });

  test("the line about a pin is no message to read", () => {
    expect(after([arrives(1, fromBot(1, { pinned_message_id: 5 }))]).unread).toEqual({});
  });
});

describe("tapped buttons", () => {
  const tap = { message_id: 1, row: 0, column: 0 };
  const started: Action = { type: "tap_started", key, tap };
  const accepted: Action = { type: "tap_accepted", key, tap, query_id: "q1" };
  const answered = (text?: string) =>
    event(11, {
      type: "callback_answered",
      person_id: 7,
      ...place,
      message_id: 1,
      callback_query_id: "q1",
      answer: { show_alert: false, ...(text && { text }) },
    });
  const waiting = (state: State) => state.chats[key]?.taps.length;

  test("wait until the bot answers", () => {
    expect(waiting(after([started, accepted], opened()))).toBe(1);
    expect(waiting(after([started, accepted, answered()], opened()))).toBe(0);
  });

  test("wait by themselves: another one that an edit has put in the place of one is no tapped button", () => {
    const first = { ...tap, data: "select anna" };
    const second = { ...tap, data: "select maria" };
    const both: Action[] = [first, second].map((one) => ({ type: "tap_started", key, tap: one }));
    expect(waiting(after(both, opened()))).toBe(2);
    const moved: Action = { type: "tap_given_up", key, tap: { ...first, row: 3 } };
    expect(after([...both, moved], opened()).chats[key]?.taps).toMatchObject([second]);
  });

  test("do not wait for an answer that overtook the tap's own", () => {
    expect(waiting(after([started, answered(), accepted], opened()))).toBe(0);
  });

  test("do not wait after a refusal, nor when the button asks nothing of the bot", () => {
    expect(waiting(after([started, { type: "tap_given_up", key, tap }], opened()))).toBe(0);
    expect(waiting(after([started, { ...accepted, query_id: null }], opened()))).toBe(0);
  });

  test("an answer with words is shown, one without leaves what is shown", () => {
    const state = after([answered("Done")], opened());
    expect(state.chats[key]?.tapAnswer?.answer.text).toBe("Done");
    const silent = event(12, {
      type: "callback_answered",
      person_id: 7,
      ...place,
      message_id: 1,
      callback_query_id: "q2",
      answer: { show_alert: false },
    });
    expect(after([silent], state).chats[key]?.tapAnswer?.answer.text).toBe("Done");
  });
});

test("a changed person is changed in the list and in their chats", () => {
  const state = after([
    { type: "directory", people: [anna], bots: [] },
    { type: "chat_loaded", view: view([]), complete: true },
    event(11, { type: "person_changed", person: { ...anna, active: false } }),
  ]);
  expect(state.people.map(({ active }) => active)).toEqual([false]);
  expect(state.chats[key]?.person.active).toBe(false);
});

test("a chat the sandbox no longer knows is closed; an unreachable sandbox closes nothing", () => {
  expect(after([{ type: "chat_load_failed", key, gone: true }], opened()).chats).toEqual({});
  expect(after([{ type: "chat_load_failed", key, gone: false }], opened()).chats[key]).toBeDefined();
});
