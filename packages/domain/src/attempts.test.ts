import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AttemptPolicy,
  type Attempts,
  afterFailure,
  crowdPolicy,
  personPolicy,
  waitBeforeNext,
} from "./attempts.ts";

const start = new Date("2026-11-20T12:00:00Z");
const minute = 60_000;
const at = (ms: number) => new Date(start.getTime() + ms);

/** Guesses wrongly as soon as it is allowed, `count` times; tells when. */
function guess(count: number, policy: AttemptPolicy): { times: number[]; attempts: Attempts } {
  let attempts: Attempts | null = null;
  let now = 0;
  const times: number[] = [];
  for (let guesses = 0; guesses < count; guesses++) {
    now += waitBeforeNext(attempts, at(now));
    times.push(now);
    attempts = afterFailure(attempts, at(now), policy);
  }
  return { times, attempts: attempts as Attempts };
}

describe("a person's wrong codes", () => {
  test("five are free, then one waits 1, 2, 4 … minutes", () => {
    const { times } = guess(9, personPolicy);
    expect(times).toEqual([0, 0, 0, 0, 0, 1, 3, 7, 15].map((minutes) => minutes * minute));
  });

  test("waits grow to a day and no longer", () => {
    const { times } = guess(30, personPolicy);
    const waits = times.map((time, index) => time - (times[index - 1] ?? 0));
    expect(Math.max(...waits)).toBe(24 * 60 * minute);
  });

  test("a guesser who never rests gets fewer than twenty codes in a day", () => {
    const { times } = guess(40, personPolicy);
    expect(times.filter((time) => time < 24 * 60 * minute).length).toBeLessThan(20);
  });

  test("ten quiet minutes forgive, counted from the end of a wait", () => {
    const { times, attempts } = guess(6, personPolicy);
    const blockedUntil = attempts.blockedUntil as Date;
    expect(blockedUntil.getTime()).toBe(at((times[5] as number) + 2 * minute).getTime());
    const impatient = afterFailure(
      attempts,
      new Date(blockedUntil.getTime() + 10 * minute - 1),
      personPolicy,
    );
    expect(impatient.failures).toBe(7);
    const patient = afterFailure(attempts, new Date(blockedUntil.getTime() + 10 * minute), personPolicy);
    expect(patient).toMatchObject({ failures: 1, blockedUntil: null });
  });
});

describe("everybody's budget", () => {
  test("is used up within a window and comes back with the next, though somebody always errs", () => {
    const { times } = guess(crowdPolicy.free * 3, crowdPolicy);
    for (const window of [0, 1, 2]) {
      const inWindow = times.filter((time) => Math.floor(time / crowdPolicy.windowMs) === window);
      expect(inWindow).toHaveLength(crowdPolicy.free);
    }
  });
});

test("who waited is let in, who did not is told how long, whatever happened before", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 20 * minute }), { maxLength: 60 });
  fc.assert(
    fc.property(gaps, fc.constantFrom(personPolicy, crowdPolicy), (gaps, policy) => {
      let attempts: Attempts | null = null;
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        attempts = afterFailure(attempts, at(now), policy);
        const wait = waitBeforeNext(attempts, at(now));
        expect(wait > 0).toBe(attempts.blockedUntil !== null && attempts.blockedUntil > at(now));
        expect(waitBeforeNext(attempts, at(now + wait))).toBe(0);
        if (attempts.failures >= policy.free) expect(wait).toBeGreaterThan(0);
      }
    }),
  );
});
