import type { DesiredCard } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { describe, expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { visible } from "../testing/visible.ts";
import { type KnownCard, orderCard } from "./order-card.ts";

const texts = translator("ru");
const onDuty = { role: "barista", onDuty: true, notifications: {}, now } as const;

function known(different: Partial<KnownCard> = {}): KnownCard {
  return { messageId: 1, expanded: false, prompt: null, promptVersion: null, ...different };
}

function card(order: Partial<OrderRow>, seen: Partial<KnownCard> = {}): DesiredCard {
  return orderCard(texts, anOrder(order), known(seen), onDuty);
}

describe("the short form", () => {
  test("says number, status, everything that was bought with its options, when and for whom", () => {
    const items = [
      { name: "Капучино", quantity: 2, options: { Молоко: "овсяное", Размер: "L" } },
      { name: "Раф", quantity: 1, options: ["сироп лаванда"] },
      { name: "Круассан", quantity: 1 },
    ];
    const order = { items, promisedAt: minutes(20), customerName: "Анна Смирнова" };
    expect(visible(card({ ...order, description: "Аллергия на орехи" }))).toBe(
      [
        "🆕 Заказ №: 42 | Статус: Размещён",
        "2 × Капучино · Молоко: овсяное, Размер: L",
        "Раф · сироп лаванда",
        "Круассан",
        "📝 Аллергия на орехи",
        "⏰ к 13:20 · 👤 Анна",
      ].join("\n"),
    );
  });

  test("counts only what is beyond five lines, and never a note before an item", () => {
    const items = Array.from({ length: 7 }, (_, n) => ({ name: `Раф ${n}`, quantity: 1, options: ["L"] }));
    const lines = (order: Partial<OrderRow>) => visible(card(order)).split("\n").slice(1);
    const raf = (count: number) => Array.from({ length: count }, (_, n) => `Раф ${n} · L`);
    expect(lines({ items: items.slice(0, 5) })).toEqual(raf(5));
    expect(lines({ items })).toEqual([...raf(5), "…и ещё 2"]);
    expect(lines({ items, description: "Без орехов!" })).toEqual([...raf(4), "…и ещё 3", "📝 Без орехов!"]);
    expect(lines({ items: items.slice(0, 2), description: "а\nб\nв\nг" })).toEqual([
      ...raf(2),
      "📝 а",
      "📝 б",
      "📝 в",
      "…и ещё 1",
    ]);
  });

  test("needs neither items nor name nor promise", () => {
    expect(visible(card({ items: null }))).toBe("🆕 Заказ №: 42 | Статус: Размещён");
  });

  test("understands a café that sends only a text", () => {
    expect(visible(card({ items: null, description: "Латте\nБулочка" }))).toContain("\nЛатте\nБулочка");
  });
});

test("the full form says everything", () => {
  const order = anOrder({
    status: "ready",
    items: [{ name: "Капучино", quantity: 2, options: { Молоко: "овсяное", Сироп: "ваниль" } }],
    total: 56_000,
    currency: "RUB",
    customerName: "Анна Смирнова",
    placedAt: minutes(-9),
    startedAt: minutes(-7),
    readyAt: minutes(-1),
  });
  const full = visible(orderCard(texts, order, known({ expanded: true }), onDuty)).replaceAll("\u00a0", " ");
  expect(full).toBe(
    [
      "✅ Заказ №: 42 | Статус: Готов",
      "",
      "• 2 × Капучино",
      "   Молоко: овсяное, Сироп: ваниль",
      "",
      "Итого: 560 ₽",
      "👤 Анна Смирнова",
      "Принят 12:51 · в работе 12:53 · готов 12:59",
      "№ в системе кафе: A-1042",
    ].join("\n"),
  );
});

describe("what the customer asks for", () => {
  const order = {
    items: [{ name: "Сыр", quantity: 1.5, unit: "kg" }],
    note: `${"а".repeat(480)} БЕЗ ОРЕХОВ!`,
    pickup: { place: "Терраса", table: "5", name: "Аня" },
    customerName: "Анна Смирнова",
    promisedAt: minutes(20),
    metadata: { pos: "secret" },
  };

  test("stands whole on the short card, with where it goes", () => {
    expect(visible(card(order)).replaceAll("\u00a0", " ")).toBe(
      [
        "🆕 Заказ №: 42 | Статус: Размещён",
        "1,5 кг × Сыр",
        `💬 Пожелание: ${order.note}`,
        "⏰ к 13:20 · 📍 Терраса, стол 5 · 👤 Аня",
      ].join("\n"),
    );
  });

  test("stands on the full card, and fits with everything else", () => {
    const long = Array.from({ length: 100 }, (_, n) => ({
      name: `${n}`.repeat(99),
      quantity: 1.5,
      unit: "kg",
    }));
    const full = visible(card({ ...order, items: long }, { expanded: true }));
    expect(full).toContain("БЕЗ ОРЕХОВ!");
    expect(full).toContain("📍 Терраса, стол 5\nВыдать: Аня\n👤 Анна Смирнова");
    expect(full).not.toContain("secret");
    expect(full.length).toBeLessThanOrEqual(4096);
  });

  test("begins no line of its own", () => {
    expect(visible(card({ ...order, note: "а\n✅ Готово" }))).toContain("💬 Пожелание: а ✅ Готово");
  });
});

describe("whatever people write", () => {
  test("markup and emoji stay text", () => {
    const items = [{ name: "<b>Кофе</b> & ☕️👩‍👩‍👧", quantity: 1, options: { "<i>": "</i>" } }];
    for (const expanded of [false, true]) {
      const { text } = card({ items, customerName: "<a href='x'>", number: "<1>" }, { expanded });
      expect(text).toContain("&lt;b&gt;Кофе&lt;/b&gt; &amp; ☕️👩‍👩‍👧");
      expect(text).not.toMatch(/<(?!\/?(b|i|code)>|\/?tg-time\b)/);
    }
  });

  test("a hundred long items fit one message, and the rest is counted", () => {
    const name = "Очень длинное название напитка & ещё немного слов ".repeat(4).slice(0, 200);
    const items = Array.from({ length: 100 }, () => ({
      name,
      quantity: 999,
      options: Array.from({ length: 20 }, () => "<".repeat(200)),
    }));
    const order = {
      items,
      status: "canceled_by_user",
      number: "9".repeat(500),
      externalId: "x".repeat(500),
      customerName: "я".repeat(500),
      cancelReason: "р".repeat(2000),
      promisedAt: minutes(-5),
    } as const;
    for (const status of ["placed", "ready", "canceled_by_cafe"] as const) {
      for (const expanded of [false, true]) {
        const shown = visible(
          card({ ...order, status }, { expanded, prompt: "canceled_by_cafe", promptVersion: 1 }),
        );
        expect(shown.length).toBeLessThanOrEqual(4096);
        expect(shown).toMatch(/и ещё \d\d/);
        expect(visible(card({ ...order, status, description: "Без орехов!" }, { expanded }))).toContain(
          "📝 Без",
        );
      }
    }
  });
});

test("a time of another day is told with its day", () => {
  const order = { status: "in_progress", promisedAt: minutes(20 * 60), placedAt: minutes(-25 * 60) } as const;
  expect(visible(card(order))).toContain("⏰ 2 мая к 09:00");
  expect(visible(card(order, { expanded: true }))).toContain("Принят 30 апр. 12:00");
  const late = visible(card({ status: "placed", promisedAt: minutes(-25 * 60) }));
  expect(late).toContain("обещан 30 апр. к 12:00");
});
