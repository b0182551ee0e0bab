import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isStopped, stoppedAt, stoppedNameLength, withoutStopped } from "../../venue/stop-list.ts";
import { readChoices } from "./choices.ts";
import { soldOutAnswers, soldOutEffect, soldOutSilence } from "./effect.ts";
import { type Item, itemsOf, orderParts, stoppedParts } from "./parts.ts";
import { askAbout, openSoldOut, type SoldOut, soldOutAfter, soldOutUntil } from "./question.ts";

const now = new Date("2026-11-20T09:00:00Z");
const until = soldOutUntil(now, null);
const latte: Item = { name: "Latte", quantity: 1, price: 300, options: { Milk: "Oat", Syrup: "Mint" } };
const bun: Item = { name: "Bun", quantity: 2, price: 100 };

function orderOf(items: readonly Item[], total: number | null = null) {
  return {
    status: "in_progress" as const,
    version: 3,
    items,
    total,
    currency: total === null ? null : "RUB",
    soldOut: null as SoldOut | null,
  };
}

function ask(
  order: ReturnType<typeof orderOf>,
  name: string,
  choices: readonly { name: string; price?: number }[] = [],
) {
  const part = orderParts(order.items).find((each) => each.name === name);
  if (!part) throw new Error(`no ${name}`);
  return askAbout(order, part, choices, { now, until });
}

describe("what can run out", () => {
  test("items and their options, but no discount", () => {
    const items = [latte, { name: "Friends", quantity: 1, price: -50 }, bun];
    expect(orderParts(items).map(({ name }) => name)).toEqual(["Latte", "Milk: Oat", "Syrup: Mint", "Bun"]);
    expect(orderParts("a text")).toEqual([]);
    const longest = { ...latte, options: { ["k".repeat(60)]: "v".repeat(200) } };
    const lengths = orderParts([longest]).map(({ name }) => name.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(stoppedNameLength);
  });

  test("a stopped name counts however it is written, for items and options", () => {
    const list = [
      { name: "  LATTE ", since: now.toISOString(), until: null },
      { name: "syrup: mint", since: now.toISOString(), until: until.toISOString() },
    ];
    expect(stoppedParts([latte, bun], list, now)).toEqual(["Latte", "Syrup: Mint"]);
    expect(stoppedParts([latte, bun], list, until)).toEqual(["Latte"]);
    expect(stoppedAt(list, until)).toHaveLength(1);
    expect(isStopped(withoutStopped(list, "latte"), "Latte", now)).toBe(false);
  });
});

describe("what an answer makes of an order", () => {
  test("taken off: the order costs less by what the item cost", () => {
    const order = orderOf([latte, bun], 500);
    expect(soldOutEffect(order, ask(order, "Bun"), { type: "take_off" })).toEqual({
      type: "change",
      items: [latte],
      total: 300,
      difference: 200,
    });
  });

  test("kilograms are counted to the nearest minor unit", () => {
    const cheese = { name: "Cheese", quantity: 0.333, unit: "kg", price: 99_999 };
    const order = orderOf([cheese, bun], 33_500);
    expect(soldOutEffect(order, ask(order, "Cheese"), { type: "take_off" })).toMatchObject({
      difference: 33_300,
    });
  });

  test.each([
    ["the item has no price", [{ name: "Latte", quantity: 1 }, bun], 500],
    ["the order has no total", [latte, bun], null],
    ["a line is a discount", [latte, bun, { name: "Friends", quantity: 1, price: -100 }], 400],
    ["a discount shows in the total only", [latte, bun], 450],
  ])("nobody invents a sum when %s", (_, items, total) => {
    const order = orderOf(items as Item[], total);
    expect(soldOutEffect(order, ask(order, "Latte"), { type: "take_off" })).toMatchObject({
      total,
      difference: null,
    });
  });

  test("an option goes and its item stays; the order does not tell what it cost", () => {
    const order = orderOf([latte], 300);
    const question = ask(order, "Milk: Oat", [{ name: "Cow" }]);
    expect(soldOutEffect(order, question, { type: "take_off" })).toMatchObject({
      items: [{ ...latte, options: { Syrup: "Mint" } }],
      difference: null,
    });
    expect(soldOutEffect(order, question, { type: "swap", choice: 0 })).toMatchObject({
      items: [{ ...latte, options: { Milk: "Cow", Syrup: "Mint" } }],
      difference: 0,
    });
  });

  test("a swap keeps wishes, costs less where it is cheaper, and never more", () => {
    const order = orderOf([latte, bun], 500);
    const question = ask(order, "Latte", [
      { name: "Filter", price: 200 },
      { name: "Raf", price: 900 },
    ]);
    expect(soldOutEffect(order, question, { type: "swap", choice: 0 })).toMatchObject({
      items: [{ ...latte, name: "Filter", price: 200 }, bun],
      total: 400,
      difference: 100,
    });
    expect(soldOutEffect(order, question, { type: "swap", choice: 1 })).toMatchObject({
      items: [{ ...latte, name: "Raf" }, bun],
      total: 500,
      difference: 0,
    });
    expect(soldOutEffect(order, question, { type: "swap", choice: 2 })).toBeNull();
  });

  test("when nothing else was bought, what is left is to cancel", () => {
    const order = orderOf([bun, { name: "Friends", quantity: 1, price: -50 }], 150);
    const question = ask(order, "Bun");
    expect(soldOutAnswers(order, question)).toEqual([{ type: "cancel" }]);
    expect(soldOutSilence(order, question)).toEqual({ type: "cancel" });
    expect(soldOutEffect(order, question, { type: "take_off" })).toBeNull();
  });
});

describe("an open question", () => {
  test("is over once the order is ready or canceled, or its item is gone", () => {
    const order = orderOf([latte, bun], 500);
    const asked = { ...order, soldOut: ask(order, "Bun") };
    expect(openSoldOut(asked)).not.toBeNull();
    expect(openSoldOut({ ...asked, items: [bun, latte] })).not.toBeNull();
    for (const gone of [
      { status: "ready" as const },
      { status: "canceled_by_user" as const },
      { items: [latte] },
    ]) {
      const after = { ...asked, ...gone };
      expect(openSoldOut(after)).toBeNull();
      const ended = soldOutAfter(after, now);
      expect(ended?.end).toMatchObject({ how: "overtaken" });
      // Coming back does not ask anew.
      expect(openSoldOut({ ...asked, soldOut: ended })).toBeNull();
    }
  });

  test("hurries nobody while the café rests", () => {
    expect(soldOutUntil(now, null).getTime() - now.getTime()).toBe(300_000);
    expect(soldOutUntil(now, new Date(now.getTime() + 1))).toEqual(until);
    const morning = new Date(now.getTime() + 9 * 3_600_000);
    expect(soldOutUntil(now, morning)).toEqual(morning);
  });
});

test("choices are read as they are typed", () => {
  expect(readChoices(" Filter = 250 \n\nRaf=199,90 ₽\nCola 0.5", "RUB")).toEqual({
    choices: [{ name: "Filter", price: 25_000 }, { name: "Raf", price: 19_990 }, { name: "Cola 0.5" }],
  });
  expect(readChoices("Filter = 250", null)).toEqual({ choices: [{ name: "Filter = 250" }] });
  expect(readChoices(" \n", "RUB")).toEqual({ problem: "empty" });
  expect(readChoices("= 5", "RUB")).toEqual({ problem: "empty" });
  expect(readChoices("a\nb\nc\nd\ne\nf", "RUB")).toEqual({ problem: "too_many" });
  expect(readChoices("x".repeat(61), "RUB")).toEqual({ problem: "too_long" });
  expect(readChoices("Filter = cheap", "RUB")).toEqual({ problem: "price" });
  expect(readChoices("Filter = 1.5", "JPY")).toEqual({ problem: "price" });
});

const item = fc.record(
  {
    name: fc.constantFrom("Latte", "Bun", "Cheese", "Tea"),
    quantity: fc.integer({ min: 1, max: 99_999_000 }).map((thousandths) => thousandths / 1000),
    price: fc.integer({ min: -10_000, max: Number.MAX_SAFE_INTEGER }),
    options: fc.oneof(
      fc.array(fc.constantFrom("Oat", "Mint", ""), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("Milk", "Syrup"), fc.constantFrom("Oat", "", true, 2)),
    ),
  },
  { requiredKeys: ["name", "quantity"] },
);

test("whatever is answered, nobody gains or loses what was not asked about", () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 5 }),
      fc.option(fc.nat()),
      fc.nat(),
      fc.array(
        fc.record({ name: fc.constantFrom("Raf", "Cola"), price: fc.nat() }, { requiredKeys: ["name"] }),
        {
          maxLength: 3,
        },
      ),
      (items, total, pick, choices) => {
        const order = orderOf(items as Item[], total);
        const parts = orderParts(items);
        const part = parts[pick % Math.max(1, parts.length)];
        if (!part) return;
        const question = askAbout(order, part, choices, { now, until });
        const answers = soldOutAnswers(order, question);
        expect(answers).toContainEqual(soldOutSilence(order, question));
        for (const answer of answers) {
          const effect = soldOutEffect(order, question, answer);
          if (effect?.type !== "change") {
            expect(answer.type).toBe("cancel");
            continue;
          }
          // Money goes back, never out, and no more than was paid.
          expect(effect.difference ?? 0).toBeGreaterThanOrEqual(0);
          if (effect.difference) expect(effect.total).toBe((total ?? 0) - effect.difference);
          else expect(effect.total).toBe(total);
          expect(effect.total ?? 0).toBeGreaterThanOrEqual(0);
          const isGone = answer.type === "take_off" && part.option === null;
          expect(effect.items).toHaveLength(items.length - (isGone ? 1 : 0));
          expect(itemsOf(effect.items).length).toBeGreaterThan(0);
          // Every other line is as it was.
          const kept = items.filter((each) => effect.items.some((other) => other === each));
          expect(kept.length).toBeGreaterThanOrEqual(items.length - 1);
          expect(
            openSoldOut({ ...order, items: effect.items, soldOut: { ...question, end: null } })?.version ?? 4,
          ).toBe(4);
        }
      },
    ),
    { numRuns: 300 },
  );
});
