import { askAbout, orderParts, type SoldOut } from "@gotovo/domain";
import { visibleLength } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { expect, test } from "vitest";
import { translator } from "../../testing/texts.ts";
import { visible } from "../../testing/visible.ts";
import { orderCard } from "../order-card.ts";

const texts = translator("ru");
const items = [
  { name: "Раф </b><i>", quantity: 1, options: ["сироп"] },
  { name: "Круассан", quantity: 1 },
];

function card(order: Partial<OrderRow>, prompt: string | null = null) {
  const seen = { messageId: 1, expanded: true, prompt, promptVersion: 1 };
  return orderCard(texts, anOrder({ items, ...order }), seen, { onDuty: true, notifications: {}, now });
}

function labels({ keyboard }: ReturnType<typeof card>): string[] {
  return keyboard.flat().map(({ text }) => text);
}

function asked(different: Partial<SoldOut> = {}): SoldOut {
  const part = { line: 1, option: null, name: "Круассан" };
  return { ...askAbout(anOrder({ items }), part, [], { now, until: minutes(5) }), ...different };
}

test("whom nobody can ask is decided for: by staff, or by what the card says", () => {
  const alone = card({}, "sold-out-alone:2");
  expect(visible(alone)).toContain("Клиента нет в Telegram");
  expect(labels(alone)).toEqual(["➖ Убрать самим", "⛔️ Отменить", "◀️ К списку", "✖️ Закрыть"]);
  const left = card({ soldOut: asked(), reachable: false });
  expect(visible(left)).toMatch(/Вопрос не дойдёт.+до 13:05 подождём и уберём/);
  expect(labels(left).slice(0, 2)).toEqual(["✅ Нашлось", "➖ Убрать самим"]);
});

test("the last thing of an order cannot be taken off, only canceled", () => {
  const only = card({ items: [{ name: "Круассан", quantity: 1 }] }, "sold-out-part:0");
  expect(visible(only)).toMatch(/не ответит — отменим заказ.+\nБольше в заказе ничего нет/);
  expect(labels(only)).not.toContain("➖ Убрать самим");
});

test("names are shown as they are, a long order has pages, and what is gone is not asked about", () => {
  expect(visible(card({}, "sold-out-part:0"))).toContain("Закончилось: Раф </b><i>");
  const many = Array.from({ length: 100 }, (_, at) => ({ name: `${at} ${"🫖".repeat(90)}`, quantity: 1 }));
  const list = card({ items: many }, "sold-out-list:12");
  expect(list.keyboard.length).toBeLessThan(12);
  expect(labels(list).join(" ")).toMatch(/^96 .+ 99 /);
  const stopped = many.map(({ name }) => ({ name, since: now.toISOString(), until: null }));
  expect(visibleLength(card({ items: many, stopList: stopped }, "sold-out-part:99").text)).toBeLessThan(4096);
  for (const gone of ["sold-out-part:3", "sold-out-list:x", "sold-out-part:-1"])
    expect(labels(card({}, gone))).toContain("🚫 Закончилось…");
  expect(labels(card({ status: "ready", soldOut: asked() }, "sold-out-list:0"))).not.toContain("✅ Нашлось");
  expect(orderParts(items)).toHaveLength(3);
});

test("the short card of an order with something on the stop-list says so and leads there", () => {
  const stopList = [{ name: "СИРОП", since: now.toISOString(), until: null }];
  const short = orderCard(texts, anOrder({ items, stopList }), undefined, {
    onDuty: true,
    notifications: {},
    now,
  });
  expect(visible(short)).toContain("🚫 В стоп-листе: сироп");
  expect(labels(short)).toContain("🚫 Закончилось…");
});
