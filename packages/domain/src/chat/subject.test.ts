import { expect, test } from "vitest";
import { idIn, prefixOf, type SubjectKind, subject } from "./subject.ts";

const kinds: SubjectKind[] = ["broadcast", "code", "device", "feedback", "order", "survey"];
const id = "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11";

test("the id in a subject is found again, by its own kind only", () => {
  for (const kind of kinds) {
    const about = subject[kind](id);
    expect(about).toBe(`${prefixOf(kind)}${id}`);
    expect(kinds.filter((other) => idIn(other, about) !== null)).toEqual([kind]);
    expect(idIn(kind, about)).toBe(id);
  }
});

test("a card that a chat has but one of has no id, whatever it looks like", () => {
  for (const about of [subject.queue, subject.dialogs, subject.dialog, "feedback", id])
    expect(kinds.map((kind) => idIn(kind, about))).toEqual(kinds.map(() => null));
});
