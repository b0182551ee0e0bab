import { type OrderDetails, withChange } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { visible } from "../testing/visible.ts";
import { orderCard } from "./order-card.ts";

const before = anOrder({
  items: [
    { name: "Раф", quantity: 1, options: ["овсяное"] },
    { name: "Чай", quantity: 2 },
  ],
  total: 50_000,
  currency: "RUB",
  note: "Без орехов",
  promisedAt: minutes(20),
});
const after: Partial<OrderDetails> = {
  items: [
    { name: "Раф", quantity: 1, options: ["овсяное"] },
    { name: "Круассан", quantity: 1 },
  ],
  total: 43_000,
  note: null,
};

function card(order: Partial<OrderRow> = {}, expanded = false, language = "ru") {
  const changed = { ...before, ...withChange(before, after), unseen: { version: 2, before }, version: 2 };
  return orderCard(
    translator(language),
    { ...changed, ...order },
    { messageId: 1, expanded, prompt: null, promptVersion: null },
    { role: "barista", onDuty: true, notifications: {}, now },
  );
}

test("says what is different, with lines that came and went, until it was seen", () => {
  const shown = card();
  expect(visible(shown)).toBe(
    [
      "🆕 Заказ №: 42 | Статус: Размещён",
      "✏️ Изменён: состав, пожелание, сумма",
      "Раф · овсяное",
      "➕ Круассан",
      "➖ 2 × Чай",
      "💬 Без орехов",
      "⏰ к 13:20",
    ].join("\n"),
  );
  expect(shown.text).toContain("<s>2 × Чай</s>");
  expect(shown).toMatchObject({ alert: "changed:2", sound: true });
  expect(shown.keyboard[0]?.map(({ text }) => text)).toEqual(["👁 Видел(а)"]);
  const seen = card({ unseen: null });
  expect(visible(seen)).not.toMatch(/Изменён|➕|➖/);
  expect([seen.alert, seen.keyboard.flat().some(({ text }) => text.includes("Видел"))]).toEqual([
    null,
    false,
  ]);
});

test("the full form tells the old total too, in the reader's language", () => {
  const text = visible(card({}, true, "en")).replaceAll("\u00a0", " ");
  expect(text).toContain("✏️ Changed: items, wish, total");
  expect(text).toContain("Total: ₽430 (was ₽500)");
});

test("is silent about it once the order is over", () => {
  const over = card({ status: "canceled_by_cafe", previousStatus: "placed", finishedAt: now });
  expect(visible(over)).not.toMatch(/Изменён|➖/);
  expect(over.alert).toBeNull();
});

test("a hundred lines that went and a hundred that came fit one message", () => {
  const lines = (name: string) =>
    Array.from({ length: 100 }, (_, n) => ({ name: `${name}${n} `.repeat(20).slice(0, 200), quantity: 999 }));
  const unseen = { version: 2, before: { ...before, items: lines("а"), note: "б".repeat(500) } };
  for (const expanded of [true, false]) {
    const text = visible(card({ items: lines("в"), note: "г".repeat(500), unseen }, expanded));
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).toContain("➖ …и ещё 95");
  }
});
