import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

test("what is urgent comes before what is usual, and a café's messages after both", () => {
  const { prioritiesOf } = createTurns(() => 0);
  const [urgent = 0] = prioritiesOf("customer", { urgency: "urgent", of: "a" }, 1);
  const [usual = 0] = prioritiesOf("customer", { urgency: "usual" }, 1);
  const [patient = 0] = prioritiesOf("customer", { urgency: "patient", of: "a" }, 1);
  expect(urgent).toBeGreaterThan(usual);
  expect(usual).toBeGreaterThan(patient);
  expect(usual).toBeGreaterThanOrEqual(0);
  expect(patient).toBeLessThan(0);
});

test("a merchant that causes much comes after the others, until it has been quiet", () => {
  let now = 0;
  const { prioritiesOf } = createTurns(() => now);
  const ready = (of: string, bot = "customer") => prioritiesOf(bot, { urgency: "urgent", of }, 1)[0] ?? 0;
  const first = ready("a");
  for (let n = 0; n < 400; n++) ready("a");
  expect(ready("a")).toBeLessThan(0);
  expect(ready("b")).toBe(first);
  expect(ready("a", "horeca")).toBe(first);
  now += 60_000;
  expect(ready("a")).toBe(first);
});

test("many chats at once lose their place one after another, whoever causes it", () => {
  const { prioritiesOf } = createTurns(() => 0);
  const priorities = prioritiesOf("customer", { urgency: "usual" }, 400);
  expect(priorities[0]).toBe(10);
  expect(priorities.at(-1)).toBeLessThan(-50);
  expect(prioritiesOf("customer", { urgency: "patient", of: "a" }, 10_000).at(-1)).toBe(-1000);
});
