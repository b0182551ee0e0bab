import { type Notices, orderStatuses } from "@gotovo/domain";
import type { DesiredCard } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { describe, expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { visible } from "../testing/visible.ts";
import { type KnownCard, orderCard } from "./order-card.ts";

const texts = translator("ru");
const onDuty = { onDuty: true, notices: {}, now };

function known(different: Partial<KnownCard> = {}): KnownCard {
  return { messageId: 1, expanded: false, prompt: null, promptVersion: null, ...different };
}

function card(order: Partial<OrderRow>, seen: Partial<KnownCard> = {}): DesiredCard {
  return orderCard(texts, anOrder(order), known(seen), onDuty);
}

function buttons({ keyboard }: DesiredCard): string[][] {
  return keyboard.map((row) => row.map(({ text }) => text));
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

describe("late orders", () => {
  test.each(["placed", "in_progress"] as const)("%s is marked from its promise on", (status) => {
    expect(visible(card({ status, promisedAt: minutes(1) }))).not.toContain("❗️");
    const late = visible(card({ status, promisedAt: now }));
    expect(late).toMatch(/^❗️ Заказ №: 42/);
    expect(late).toContain("Опаздывает, обещан к 13:00");
  });

  test("an order that staff were warned of says so from then on, until its time is moved", () => {
    const warned = { promisedAt: minutes(2), lateAlertedAt: now };
    expect(visible(card(warned))).toMatch(/^⚠️ Заказ №: 42.*⏰ Скоро опоздает, обещан к 13:02$/s);
    expect(visible(card({ ...warned, lateAlertedAt: null }))).toMatch(/^🆕.*⏰ к 13:02$/s);
    expect(visible(card({ ...warned, promisedAt: minutes(12) }))).toMatch(/^🆕.*⏰ к 13:12$/s);
    expect(visible(card({ ...warned, promisedAt: now }))).toMatch(/^❗️/);
  });

  test("a ready order is not late any more", () => {
    expect(visible(card({ status: "ready", promisedAt: minutes(-30) }))).not.toMatch(/❗️|Опаздывает|⏰/);
  });
});

describe("buttons", () => {
  const cases: [Partial<OrderRow>, string[][]][] = [
    [{ status: "placed" }, [["▶️ В работу"], ["⏬", "⛔️ Отменить"]]],
    [{ status: "in_progress" }, [["▶️ Готов"], ["◀️ Назад", "⏬", "⛔️ Отменить"]]],
    [{ status: "ready" }, [["▶️ Выдан"], ["◀️ Назад", "🗑 Не пришли"], ["⏬", "⛔️ Отменить"]]],
    [{ status: "delivered", previousStatus: "ready", finishedAt: now }, [["↩️ Вернуть"]]],
    [{ status: "utilized", previousStatus: "ready", finishedAt: now }, [["↩️ Вернуть"]]],
    [{ status: "canceled_by_cafe", previousStatus: "placed", finishedAt: now }, [["↩️ Вернуть"]]],
    [{ status: "canceled_by_cafe", previousStatus: "payment_process", finishedAt: now }, []],
    [{ status: "canceled_by_user", previousStatus: "placed", finishedAt: now }, []],
    [{ status: "delivered", previousStatus: "ready", finishedAt: minutes(-2) }, []],
  ];
  test.each(cases)("of %o", (order, expected) => {
    expect(buttons(card(order))).toEqual(expected);
  });

  test("that give an order more time are on the full card, and on one that runs out of time", () => {
    const more = ["⏰ +2 мин", "⏰ +5 мин", "⏰ +10 мин"];
    expect(buttons(card({}, { expanded: true }))).toEqual([["▶️ В работу"], more, ["⏫", "⛔️ Отменить"]]);
    expect(buttons(card({ promisedAt: now }))).toContainEqual(more);
    expect(buttons(card({ promisedAt: minutes(1), lateAlertedAt: now }))).toContainEqual(more);
    expect(buttons(card({ promisedAt: minutes(9) }))).not.toContainEqual(more);
    for (const status of ["ready", "delivered"] as const)
      expect(buttons(card({ status, promisedAt: now }, { expanded: true }))).not.toContainEqual(more);
    const asking = card({}, { expanded: true, prompt: "canceled_by_cafe", promptVersion: 1 });
    expect(buttons(asking)).not.toContainEqual(more);
  });

  test("every status has a card, in both languages, with data Telegram accepts", () => {
    for (const status of orderStatuses) {
      for (const language of ["ru", "en"]) {
        const order = anOrder({ status, version: 2_147_483_647 });
        const { text, keyboard } = orderCard(translator(language), order, known(), onDuty);
        expect(text).toContain("42");
        for (const button of keyboard.flat()) {
          const data = "callback_data" in button ? button.callback_data : "";
          expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        }
      }
    }
  });
});

describe("questions", () => {
  test.each([
    ["delivered", "Подтвердите завершение заказа № 42", [["Да, выдан"], ["Нет"]]],
    ["utilized", "Подтвердите: за заказом № 42 не пришли", [["Да, не пришли"], ["Нет"]]],
    [
      "canceled_by_cafe",
      "Подтвердите отмену заказа № 42: выберите причину",
      [
        ["Нет продуктов", "Не успеваем"],
        ["Закрываемся", "Просит клиент"],
        ["Другая причина"],
        ["Не отменять"],
      ],
    ],
  ])("about %s", (prompt, question, answers) => {
    const asking = card({ status: "ready", version: 3 }, { prompt, promptVersion: 3 });
    expect(visible(asking)).toContain(question);
    expect(buttons(asking)).toEqual(answers);
  });

  test("die with the version they were asked about, and where the move is not open", () => {
    const moved = card({ status: "ready", version: 4 }, { prompt: "delivered", promptVersion: 3 });
    expect(visible(moved)).not.toContain("Подтвердите");
    const early = card({ status: "placed", version: 1 }, { prompt: "delivered", promptVersion: 1 });
    expect(buttons(early)[0]).toEqual(["▶️ В работу"]);
  });
});

describe("sound", () => {
  const sound = (
    order: Partial<OrderRow>,
    seen: KnownCard | undefined,
    duty: boolean,
    notices: Notices = {},
  ) => orderCard(texts, anOrder(order), seen, { onDuty: duty, notices, now }).sound;

  test("a new order is heard on duty only", () => {
    expect(sound({}, undefined, true)).toBe(true);
    expect(sound({}, known({ messageId: null }), true)).toBe(true);
    expect(sound({}, undefined, false)).toBe(false);
  });

  test("what is not new comes silently", () => {
    expect(sound({ placedAt: minutes(-31) }, undefined, true)).toBe(false);
    expect(sound({ status: "in_progress" }, undefined, true)).toBe(false);
  });

  test("only a customer's canceling and the warning of lateness have the card posted again", () => {
    const alerts = orderStatuses.map((status) => card({ status }).alert);
    expect(alerts.filter(Boolean)).toEqual(["canceled"]);
    const warned = orderStatuses.map((status) => card({ status, lateAlertedAt: minutes(-3) }).alert);
    expect(new Set(warned)).toEqual(new Set(["late", "canceled"]));
    expect(sound({ lateAlertedAt: now, placedAt: minutes(-90) }, known(), true)).toBe(true);
    expect(sound({ status: "canceled_by_user", placedAt: minutes(-90) }, known(), true)).toBe(true);
    expect(sound({ status: "canceled_by_user" }, known(), false)).toBe(false);
  });

  test("each kind can be switched off by itself; it comes all the same", () => {
    expect(sound({}, undefined, true, { new_order: false })).toBe(false);
    expect(sound({}, undefined, true, { late: false, canceled: false })).toBe(true);
    const warned = { lateAlertedAt: now };
    expect(sound(warned, known(), true, { late: false })).toBe(false);
    expect(sound(warned, known(), true, { new_order: false, canceled: false })).toBe(true);
    const canceled = { ...warned, status: "canceled_by_user" } as const;
    expect(sound(canceled, known(), true, { canceled: false })).toBe(false);
    expect(sound(canceled, known(), true, { late: false })).toBe(true);
  });
});

describe("whatever people write", () => {
  test("markup and emoji stay text", () => {
    const items = [{ name: "<b>Кофе</b> & ☕️👩‍👩‍👧", quantity: 1, options: { "<i>": "</i>" } }];
    for (const expanded of [false, true]) {
      const { text } = card({ items, customerName: "<a href='x'>", number: "<1>" }, { expanded });
      expect(text).toContain("&lt;b&gt;Кофе&lt;/b&gt; &amp; ☕️👩‍👩‍👧");
      expect(text).not.toMatch(/<(?!\/?(b|i|code)>)/);
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
