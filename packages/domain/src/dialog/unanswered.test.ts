import { expect, test } from "vitest";
import {
  type DialogStep,
  dueDialogStep,
  nextDialogLook,
  nextDialogStep,
  type Unanswered,
} from "./unanswered.ts";

const now = new Date("2026-05-01T10:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const waiting: Unanswered = {
  timezone: "Europe/Moscow",
  openingHours: null,
  specialHours: [],
  waitingSince: now,
  waitingStep: null,
  waitingStepAt: null,
  isAnswered: true,
  isBlocked: false,
  unheardMinutes: 3,
};

function steps(dialog: Unanswered): [DialogStep, number][] {
  const taken: [DialogStep, number][] = [];
  for (let at = dialog; ; ) {
    const next = nextDialogStep(at);
    if (!next) return taken;
    taken.push([next.step, (next.at.getTime() - now.getTime()) / 60_000]);
    at = { ...at, waitingStep: next.step, waitingStepAt: next.at };
  }
}

test("whoever answers is reminded, then all on duty hear it; what nobody on duty answers is for all at once", () => {
  expect(steps(waiting)).toEqual([
    ["assignee", 3],
    ["colleagues", 6],
  ]);
  expect(steps({ ...waiting, isAnswered: false })).toEqual([["colleagues", 3]]);
});

test("nobody is reminded of what is answered, blocked, or where it is switched off", () => {
  for (const not of [{ waitingSince: null }, { isBlocked: true }, { unheardMinutes: 0 }])
    expect(steps({ ...waiting, ...not })).toEqual([]);
});

test("only opening hours count", () => {
  // Closes at 13:02 there, opens at 08:00.
  const evening = { ...waiting, openingHours: Array.from({ length: 7 }, () => [[480, 782]] as const) };
  expect(dueDialogStep(evening, minutes(60))).toBeNull();
  expect(steps(evening)[0]).toEqual(["assignee", 19 * 60 + 1]);
  expect(dueDialogStep(evening, minutes(19 * 60 + 1))).toBe("assignee");
});

test("a step that was missed before closing is looked at when the café opens", () => {
  // Closes at 13:30 there, opens at 08:00.
  const missed = { ...waiting, openingHours: Array.from({ length: 7 }, () => [[480, 810]] as const) };
  const looks = [1, 10, 60].map((late) => nextDialogLook(missed, minutes(late)));
  expect(looks).toEqual([minutes(3), minutes(10), minutes(19 * 60)]);
  expect(
    nextDialogLook({ ...missed, openingHours: Array.from({ length: 7 }, () => []) }, minutes(60)),
  ).toBeNull();
});
