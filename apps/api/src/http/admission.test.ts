import { expect, test, vi } from "vitest";
import { createAdmission } from "./admission.ts";
import { HttpProblem } from "./http-problem.ts";

const limits = { atOnce: 2, waiting: 4, longestMs: 2_000 };

/** Asks for places in somebody's name; says in whose names they were given, or refused. */
function visitors(admission: ReturnType<typeof createAdmission>) {
  const told: string[] = [];
  const enter = async (who: string) => {
    try {
      if (!admission.enter()) await admission.wait(who);
      told.push(who);
    } catch (error) {
      expect(error).toBeInstanceOf(HttpProblem);
      expect(error).toMatchObject({ code: "unavailable" });
      told.push(`${who} refused`);
    }
  };
  return { told, enter };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("who comes finds a place, or waits until one is given back", async () => {
  const admission = createAdmission(limits);
  expect([admission.enter(), admission.enter(), admission.enter()]).toEqual([true, true, false]);
  const waiting = admission.wait("c");
  admission.leave();
  await waiting;
  admission.leave();
  admission.leave();
  expect(admission.enter()).toBe(true);
  expect(admission.waiting()).toBe(0);
});

test("one who asks much waits behind one who asks little, and is refused first", async () => {
  const admission = createAdmission(limits);
  const { told, enter } = visitors(admission);
  for (let n = 0; n < 6; n++) void enter("much");
  void enter("little");
  void enter("other");
  void enter("much");
  await settled();
  expect(told.sort()).toEqual(["much", "much", "much refused", "much refused", "much refused"]);
  expect(admission.waiting()).toBe(4);
  for (let n = 0; n < 6; n++) admission.leave();
  await settled();
  expect(told.slice(5)).toEqual(["much", "little", "other", "much"]);
});

test("nobody waits longer than the limit", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const admission = createAdmission(limits);
    const { told, enter } = visitors(admission);
    for (const who of ["a", "b", "c"]) void enter(who);
    vi.advanceTimersByTime(limits.longestMs - 1);
    await settled();
    expect(told).toEqual(["a", "b"]);
    vi.advanceTimersByTime(1);
    await settled();
    expect(told).toEqual(["a", "b", "c refused"]);
    expect(admission.waiting()).toBe(0);
    admission.leave();
    expect(admission.enter()).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
