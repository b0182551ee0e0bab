import type { ShownCard } from "@gotovo/domain";
import { describe, expect, test } from "vitest";
import { hashOf, planCards } from "./plan.ts";
import type { DesiredCard } from "./types.ts";

function desired(subject: string, more: Partial<DesiredCard> = {}): DesiredCard {
  return { subject, text: `${subject} now`, keyboard: [], alert: null, sound: true, settled: false, ...more };
}

function shown(card: DesiredCard, more: Partial<ShownCard> = {}): ShownCard {
  const { subject, alert } = card;
  const shown = hashOf(card);
  return {
    subject,
    messageId: 10,
    shown,
    alert,
    replacedMessageId: null,
    repost: false,
    pinned: false,
    ...more,
  };
}

const plan = (card: DesiredCard, old?: ShownCard) =>
  planCards([card], old ? [old] : []).map((action) =>
    "loud" in action ? [action.do, action.loud] : [action.do],
  );

describe("one card", () => {
  const card = desired("a");
  const ready = desired("a", { alert: "ready" });
  test.each([
    ["new", plan(card), [["post", true]]],
    ["new, and told to be quiet", plan(desired("a", { sound: false })), [["post", false]]],
    ["as it was", plan(card, shown(card)), []],
    ["changed", plan(card, shown(card, { shown: "old" })), [["edit"]]],
    ["in a state that must be heard", plan(ready, shown(card)), [["post", true]]],
    [
      "in a state that is only noted",
      plan(desired("a", { alert: "ready", inPlace: true }), shown(card)),
      [["edit"]],
    ],
    [
      "in a state that was noted and is heard from now on",
      plan(ready, shown(desired("a", { alert: "ready", inPlace: true }))),
      [],
    ],
    ["in the same state that was heard", plan(ready, shown(ready)), []],
    ["changed in a state that was heard", plan(ready, shown(ready, { shown: "old" })), [["edit"]]],
    ["out of the state that was heard", plan(card, shown(card, { alert: "ready" })), [["edit"]]],
    ["asked for again", plan(card, shown(card, { repost: true })), [["post", false]]],
    ["under too much else", plan(desired("a", { sunk: true }), shown(card)), [["post", false]]],
    ["recorded without a message", plan(card, shown(card, { messageId: null })), [["post", true]]],
    ["in its last state, shown already", plan(desired("a", { settled: true }), shown(card)), [["settle"]]],
    ["with an older message left", plan(card, shown(card, { replacedMessageId: 5 })), [["delete-replaced"]]],
    [
      "changed, with an older message left",
      plan(card, shown(card, { shown: "old", replacedMessageId: 5 })),
      [["delete-replaced"], ["edit"]],
    ],
    [
      "posted again, with an older message left",
      plan(ready, shown(card, { replacedMessageId: 5 })),
      [["post", true]],
    ],
  ])("%s", (_, planned, expected) => {
    expect(planned).toEqual(expected);
  });

  test("not wanted any more goes away", () => {
    expect(planCards([], [shown(card)])).toMatchObject([{ do: "remove" }]);
  });
});

test("what must be heard comes first, then new cards in their order, edits, what goes away, the header last", () => {
  const [header, ready, first, second, edited, gone] = [
    desired("header", { background: true }),
    desired("ready", { alert: "ready" }),
    desired("first"),
    desired("second"),
    desired("edited"),
    desired("gone"),
  ];
  const planned = planCards(
    [header, edited, first, second, ready],
    [
      shown(gone),
      shown(header, { shown: "old" }),
      shown(edited, { shown: "old" }),
      shown(ready, { alert: null }),
    ],
  );
  const subjects = planned.map((action) => ("card" in action ? action.card : action.shown).subject);
  expect(subjects).toEqual(["ready", "first", "second", "edited", "gone", "header"]);
});

test("another button is another look of a card", () => {
  const button = { text: "Yes", callback_data: "c:1" };
  expect(hashOf(desired("a"))).not.toBe(hashOf(desired("a", { keyboard: [[button]] })));
  expect(hashOf(desired("a"))).toBe(hashOf(desired("a", { sound: false })));
});
