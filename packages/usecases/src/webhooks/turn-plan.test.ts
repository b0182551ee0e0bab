import { expect, test } from "vitest";
import { attemptsAtOnce, nextStep, type Step, subjectsAtOnce, type TurnState } from "./turn-plan.ts";

const look = { age: 0, isMore: false, isEnd: false };
const begun: TurnState = { isOver: false, waiting: 0, busy: 0, trying: 0, look };

test.each<[string, Partial<TurnState>, Step]>([
  ["at the beginning looks", { look: null }, "look"],
  ["sends what it found", { waiting: 3 }, "send"],
  [
    "makes no more attempts than it may",
    { waiting: 3, busy: attemptsAtOnce, trying: attemptsAtOnce },
    "wait",
  ],
  [
    "goes on while others are written down",
    { waiting: 3, busy: attemptsAtOnce, trying: attemptsAtOnce - 1 },
    "send",
  ],
  ["leaves no more than so many unwritten", { waiting: 3, busy: subjectsAtOnce, trying: 0 }, "wait"],
  ["waits for what is under way", { busy: 1 }, "wait"],
  ["looks for more meanwhile, now and then", { busy: 1, look: { ...look, age: 1_000 } }, "look"],
  ["looks at once for what a look has left behind", { busy: 1, look: { ...look, isMore: true } }, "look"],
  ["looks again when the last of its subjects is through", {}, "look"],
  ["ends when there was nothing any more", { look: { ...look, isEnd: true } }, "end"],
  ["reads on in a log of which nothing is for it", { look: { ...look, isEnd: true, isMore: true } }, "look"],
  ["that is over begins nothing", { isOver: true, waiting: 3 }, "end"],
  ["that is over waits for what is under way", { isOver: true, waiting: 3, busy: 1 }, "wait"],
])("a turn %s", (_what, state, step) => {
  expect(nextStep({ ...begun, ...state })).toBe(step);
});
