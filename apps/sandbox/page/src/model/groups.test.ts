import { expect, test } from "vitest";
import { isClosedFor, sortedTopics, topicMessages, unreadOfGroup } from "./groups.ts";
import { reduce } from "./reduce.ts";
import { type GroupState, initialState, type SandboxEvent, type State, type Topic } from "./state.ts";
import { fromAnna, fromBot } from "./testing.ts";

const id = -1002000000001;
const key = `group:${id}`;
const topic = (thread_id: number, closed = false): Topic => ({
  thread_id,
  name: `Topic ${thread_id}`,
  icon_color: 0,
  closed,
});
const group = (change: Partial<GroupState> = {}): GroupState => ({
  chat_id: id,
  title: "Team",
  is_forum: true,
  basic: false,
  pinned: [],
  keyboard: null,
  members: [
    { id: 7, name: "Anna", is_bot: false, status: "creator" },
    { id: 8, name: "Boris", is_bot: false, status: "member" },
  ],
  topics: [topic(2)],
  ...change,
});
const opened = reduce(initialState, {
  type: "group_loaded",
  view: { group: group(), messages: [fromAnna(1)], event_id: 10 },
  complete: true,
});
const place = { bot: null, chat_id: id };
const after = (state: State, event: SandboxEvent, at = 11) => reduce(state, { type: "event", id: at, event });

test("a message goes to its topic, and is unread there", () => {
  const message = fromBot(3, { thread_id: 2 });
  const state = after(opened, { type: "message_new", ...place, message });
  const messages = state.groups[key]?.messages ?? [];
  expect(topicMessages(messages, 2)).toEqual([message]);
  expect(topicMessages(messages, undefined).map(({ message_id }) => message_id)).toEqual([1]);
  expect(state.unread).toEqual({ [`${key}#2`]: 1 });
  expect(unreadOfGroup(state.unread, id)).toBe(1);
  expect(reduce(state, { type: "read", key: `${key}#2` }).unread).toEqual({});
});

test("service lines are not unread", () => {
  const message = fromBot(3, { service: { type: "topic_created", title: "x" } });
  expect(after(opened, { type: "message_new", ...place, message }).unread).toEqual({});
});

test("what becomes of the group is seen at once, and by lists of groups", () => {
  const state = after(opened, { type: "group_changed", group: group({ title: "Crew", pinned: [1] }) });
  expect(state.groups[key]).toMatchObject({ group: { title: "Crew" }, messages: [{ pinned: true }] });
  expect(state.groupChanges).toBe(1);
});

test("an answer to a tap belongs to who tapped", () => {
  const state = after(opened, {
    type: "callback_answered",
    ...place,
    person_id: 8,
    message_id: 1,
    callback_query_id: "q",
    answer: { text: "Done", show_alert: false },
  });
  expect(state.groups[key]?.tapAnswer).toMatchObject({ person_id: 8, answer: { text: "Done" } });
});

test("closed topics come last; into them write the owner and those who manage topics", () => {
  const closed = topic(3, true);
  expect(sortedTopics([closed, topic(4)]).map(({ thread_id }) => thread_id)).toEqual([4, 3]);
  const state = group();
  expect(isClosedFor(state, closed, 8)).toBe(true);
  expect(isClosedFor(state, closed, 7)).toBe(false);
  expect(isClosedFor(state, topic(4), 8)).toBe(false);
});
