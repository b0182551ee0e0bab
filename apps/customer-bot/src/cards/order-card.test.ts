import { type CustomerNotify, orderStatuses } from "@gotovo/domain";
import { messageLimit } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import type { CustomerOrder } from "@gotovo/usecases/orders/orders-of-person";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { describe, expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { type CardPrompt, orderCard } from "./order-card.ts";

const stageTimes = { placedAt: minutes(-9), startedAt: minutes(-7), readyAt: minutes(-1) };

function card(order: Partial<CustomerOrder>, open?: CardPrompt, language = "ru") {
  return orderCard(translator(language), shownOrder(order), { open, notify: {}, localLinks: false, now });
}

function shownOrder(order: Partial<CustomerOrder>): CustomerOrder {
  return { ...anOrder(order), statusText: order.statusText ?? null, dialogBlocked: false };
}

/** As a person sees it. */
function visible({ text }: { text: string }): string {
  const bare = text.replace(/<[^>]*>/g, "");
  return bare
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("\u00a0", " ");
}

function buttons({ keyboard }: ReturnType<typeof card>): string[] {
  return keyboard.flat().map(({ text }) => text);
}

test("an order under way: what was bought, stages marked, when it is due, and how long it can be canceled", () => {
  const order = {
    ...stageTimes,
    status: "in_progress",
    readyAt: null,
    promisedAt: minutes(10),
    items: [
      { name: "Капучино", quantity: 2, options: { Размер: "0,3 л", Молоко: "овсяное" } },
      { name: "Круассан", quantity: 1 },
    ],
    total: 81_050,
    currency: "RUB",
  } as const;
  expect(visible(card(order))).toBe(
    [
      "Заказ № 42 · Зерно",
      "",
      "• 2 × Капучино (Размер: 0,3 л, Молоко: овсяное)",
      "• Круассан",
      "Итого: 810,50 ₽",
      "",
      "✅ Принят · 12:51",
      "⏳ Готовится · 12:53",
      "▫️ Готов",
      "▫️ Выдан",
      "",
      "⏰ Будет готов к 13:10",
      "",
      "Отменить можно, пока заказ не готов.",
    ].join("\n"),
  );
  expect(buttons(card(order))).toEqual(["Отменить заказ", "✉️ Написать в кафе", "⋯"]);
});

describe("how an order ends", () => {
  const ended = { ...stageTimes, finishedAt: now };
  test.each([
    ["delivered", {}, "Заказ выдан. Приятного аппетита!"],
    ["utilized", {}, "Заказ не забрали вовремя — кафе его убрало."],
    ["canceled_by_cafe", {}, "❌ Кафе отменило заказ."],
    ["canceled_by_cafe", { cancelReason: "нет <молока>" }, "❌ Кафе отменило заказ.\nПричина: нет <молока>"],
    ["canceled_by_user", {}, "❌ Вы отменили заказ."],
  ] as const)("%s %o", (status, more, text) => {
    const shown = card({ ...ended, ...more, status });
    expect(visible(shown).endsWith(`\n\n${text}`)).toBe(true);
    expect(buttons(shown)).toEqual(["✉️ Написать в кафе"]);
    expect(shown.settled).toBe(true);
  });

  test("canceled before it was paid: no stages at all", () => {
    const order = { status: "canceled_by_user", placedAt: null, finishedAt: now } as const;
    expect(visible(card(order))).toBe("Заказ № 42 · Зерно\n\n• Капучино\n\n❌ Вы отменили заказ.");
  });
});

test("a promise that ran out is not repeated as if it still held", () => {
  const late = visible(card({ promisedAt: minutes(-3) }));
  expect(late).toContain("⏰ Задерживается: обещали к 12:57");
  expect(late).not.toContain("Будет готов");
  expect(visible(card({ ...stageTimes, status: "ready", promisedAt: minutes(-3) }))).not.toMatch(/12:57/);
});

describe("a venue's own words", () => {
  const own = { statusText: "{name}, заказ {order} — <b>{venue}</b> & 🧁", customerName: "Анна" };
  const said = "Анна, заказ 42 — <b>Зерно</b> & 🧁";

  test("stand where the usual sentence stood, as plain text, with the reason of a canceling", () => {
    const ready = card({ ...own, ...stageTimes, status: "ready" });
    expect(visible(ready)).toContain(`\n\n${said}`);
    expect(visible(ready)).not.toContain("Заказ готов");
    expect(ready.text).toContain("&lt;b&gt;Зерно&lt;/b&gt; &amp; 🧁");
    const canceled = { ...own, status: "canceled_by_cafe", finishedAt: now, cancelReason: "потоп" } as const;
    expect(visible(card(canceled))).toMatch(/🧁\nПричина: потоп$/);
  });

  test("stand beside the promise while the order is made, and say nothing of a name nobody knows", () => {
    expect(visible(card({ ...own, promisedAt: minutes(10) }))).toContain(`${said}\n\n⏰ Будет готов к 13:10`);
    expect(visible(card({ ...own, customerName: null }))).toContain("\n\nЗаказ 42 — ");
  });

  test("fit, however often they name the venue", () => {
    const many = { statusText: "{venue}".repeat(42), venueName: "Очень длинное название ".repeat(8) };
    const items = Array.from({ length: 100 }, () => ({ name: "Раф ".repeat(50), quantity: 1 }));
    for (const status of orderStatuses)
      expect(visible(card({ ...many, items, ...stageTimes, status })).length).toBeLessThanOrEqual(
        messageLimit,
      );
  });
});

describe("canceling", () => {
  test("is asked about on the card, for the version that was seen", () => {
    const asking = card({ version: 3 }, { prompt: "cancel", promptVersion: 3 });
    expect(visible(asking)).toMatch(/\n\nОтменить заказ № 42\?$/);
    expect(buttons(asking)).toEqual(["Да, отменить", "Не отменять"]);
    expect(buttons(card({ version: 4 }, { prompt: "cancel", promptVersion: 3 }))).toContain("Отменить заказ");
  });

  test("is offered as long as the venue allows it", () => {
    const offered = (order: Partial<OrderRow>) =>
      /Отменить/.test(visible(card(order)) + buttons(card(order)));
    expect(orderStatuses.filter((status) => offered({ status }))).toEqual([
      "payment_process",
      "placed",
      "in_progress",
    ]);
    expect(visible(card({ customerCancel: "until_in_progress" }))).toContain("пока заказ не начали готовить");
    expect(offered({ status: "in_progress", customerCancel: "until_in_progress" })).toBe(false);
    expect(offered({ customerCancel: "never" })).toBe(false);
  });
});

describe("what is heard", () => {
  const heard = (order: Partial<OrderRow>, notify: CustomerNotify = {}) => {
    const view = { open: undefined, notify, localLinks: false, now };
    const { alert, sound, inPlace } = orderCard(translator("ru"), shownOrder(order), view);
    return { alert, heard: sound && !inPlace };
  };

  test("is a choice; each stage is an alert whether it is heard or not, so that a choice alone posts nothing", () => {
    expect(heard({ status: "ready" })).toEqual({ alert: "ready", heard: true });
    expect(heard({ status: "ready" }, { ready: false })).toEqual({ alert: "ready", heard: false });
    expect(heard({ status: "in_progress" })).toEqual({ alert: "in_progress", heard: false });
    const handedOver = { status: "delivered", finishedAt: now } as const;
    expect(heard(handedOver)).toEqual({ alert: "delivered", heard: false });
    expect(heard(handedOver, { delivered: true })).toEqual({ alert: "delivered", heard: true });
    expect(heard({ status: "in_progress" }, { in_progress: true })).toEqual({
      alert: "in_progress",
      heard: true,
    });
  });

  test("is never what the customer did, or an end after ready", () => {
    for (const status of ["payment_process", "utilized", "canceled_by_user"] as const)
      expect(heard({ status, finishedAt: now })).toEqual({ alert: null, heard: false });
  });
});

describe("buying the same again", () => {
  const again = (repeatUrl: string | null, status: OrderRow["status"], localLinks = false) => {
    const view = { open: undefined, notify: {}, localLinks, now };
    const order = shownOrder({ status, repeatUrl, finishedAt: now });
    const keyboard = orderCard(translator("ru"), order, view).keyboard.flat();
    return keyboard.flatMap((button) => ("url" in button ? [[button.text, button.url]] : []));
  };

  test("is a link on the card of a delivered order, when the café gave one", () => {
    expect(again("https://Кофейня.рф/ещё", "delivered")).toEqual([
      ["🔁 Повторить № 42", "https://xn--e1aiboc0b6e.xn--p1ai/%D0%B5%D1%89%D1%91"],
    ]);
    expect(again(null, "delivered")).toEqual([]);
    expect(again("https://coffee.example/", "ready")).toEqual([]);
    expect(again("https://coffee.example/", "canceled_by_cafe")).toEqual([]);
  });

  test("on this machine it needs a Telegram on this machine: another would refuse the whole card", () => {
    expect(again("http://localhost:3000/", "delivered")).toEqual([]);
    expect(again("http://localhost:3000/", "delivered", true)).toEqual([
      ["🔁 Повторить № 42", "http://localhost:3000/"],
    ]);
  });
});

test("amounts read as on the menu, in both languages", () => {
  const total = (amount: number, currency: string, language: string) =>
    /(?:Итого|Total): (.*)/.exec(visible(card({ total: amount, currency }, undefined, language)))?.[1];
  expect(total(81_000, "RUB", "ru")).toBe("810 ₽");
  expect(total(81_050, "RUB", "en")).toBe("₽810.50");
  expect(total(1250, "USD", "ru")).toBe("12,50 $");
  expect(total(1250, "USD", "en")).toBe("$12.50");
  expect(total(1200, "JPY", "ru")).toBe("1 200 ¥");
  expect(total(1200, "JPY", "en")).toBe("¥1,200");
});

describe("whatever a café sends", () => {
  const sparse: Partial<OrderRow>[] = [
    { items: Array.from({ length: 100 }, (_, n) => ({ name: `${n} ${"Раф ".repeat(40)}`, quantity: 3 })) },
    { items: [{ name: "<b>☕️🥐</b> & ко".repeat(14), quantity: 999, options: ["x".repeat(200)] }] },
    { items: null, description: "Строка\n".repeat(500) },
    { items: null, description: ["Латте", "Булочка"] },
    { items: null, description: [{ Напиток: "Латте", Количество: 2, Сироп: null }] },
    { venueName: "Очень длинное название ".repeat(8), number: "A-2026-11-20-0000042" },
  ];
  test.each(sparse.map((order, index) => [index, order] as const))(
    "%i fits into a message, without gaps",
    (_, order) => {
      for (const language of ["ru", "en"])
        for (const status of orderStatuses) {
          const text = visible(card({ ...order, ...stageTimes, status }, undefined, language));
          expect(text.length).toBeLessThanOrEqual(messageLimit);
          expect(text).not.toMatch(/\n{3}| $| {2}\S|\{|undefined|null/m);
        }
    },
  );

  test("what does not fit is counted, and the stages stay in sight", () => {
    const many = (name: string, count: number) => ({
      items: Array.from({ length: count }, () => ({ name, quantity: 1 })),
    });
    const lines = (order: Partial<OrderRow>) =>
      visible(card(order))
        .split("\n")
        .filter((line) => /^[•…]/.test(line));
    expect(lines(many("Раф", 15))).toHaveLength(15);
    expect(lines(many("Раф", 100)).slice(14)).toEqual(["• Раф", "…и ещё 85"]);
    const long = lines(many("Раф ".repeat(50), 100));
    expect(long.at(-1)).toBe(`…и ещё ${100 - (long.length - 1)}`);
  });
});

test.each([
  ["ru", "⏰ Будет готов 2 мая к 09:00", "✅ Принят · 30 апр. 12:00"],
  ["en", "⏰ Ready by 09:00 on May 2", "✅ Received · Apr 30 12:00"],
])("a time of another day is told with its day (%s)", (language, ...told) => {
  const order = { promisedAt: minutes(20 * 60), placedAt: minutes(-25 * 60) };
  expect(visible(card(order, undefined, language)).split("\n")).toEqual(expect.arrayContaining(told));
});
