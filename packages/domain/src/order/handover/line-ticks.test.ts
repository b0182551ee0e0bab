import fc from "fast-check";
import { expect, test } from "vitest";
import { keptTicks, linesToMake, tickCount } from "./line-ticks.ts";

const item = (name: string, quantity = 1, options: Record<string, string> = {}) => ({
  name,
  quantity,
  options,
});
const order = (...items: object[]) => ({ items, description: null });
const keys = (...items: object[]) => linesToMake(order(...items)).map(({ key }) => key);

test("a changed order keeps the ticks of the lines that have not changed, wherever they stand now", () => {
  const ticks = keys(item("Латте"), item("Раф", 1, { Молоко: "Овсяное" }), item("Чай"));
  const after = order(
    item("Чай"),
    item("Раф", 1, { Молоко: "Кокосовое" }),
    item("Латте", 2),
    item("Эспрессо"),
  );
  expect(keptTicks(after, ticks)).toEqual(keys(item("Чай")));
  expect(tickCount(after, ticks)).toEqual({ all: 4, done: 1 });
});

test("equal lines are ticked one by one", () => {
  const [first, second] = keys(item("Латте"), item("Латте"));
  expect(first).not.toBe(second);
  expect(keptTicks(order(item("Латте")), [second as string])).toEqual([]);
  expect(tickCount(order(item("Латте"), item("Латте")), [second as string])).toEqual({ all: 2, done: 1 });
});

test("an order that has only a description is ticked by its lines; what is said beside items is no line", () => {
  expect(tickCount({ items: null, description: "Латте\nЧай" }, [])).toMatchObject({ all: 2 });
  expect(tickCount({ items: [item("Латте")], description: "Аллергия на орехи" }, [])).toMatchObject({
    all: 1,
  });
});

test("no tick is kept that was not given, and all are of an order that has not changed", () => {
  const lines = fc.array(fc.constantFrom(item("А"), item("Б"), item("А", 2), item("В", 1, { г: "д" })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(lines, lines, fc.integer({ min: 0 }), (before, after, chosen) => {
      const ticks = keys(...before).filter((_, index) => (chosen >> index) & 1);
      const kept = keptTicks(order(...after), ticks);
      expect(ticks).toEqual(expect.arrayContaining(kept));
      expect(keptTicks(order(...before), ticks)).toEqual(ticks);
      expect(tickCount(order(...after), ticks).done).toBe(kept.length);
    }),
  );
});
