import { type Notifications, orderStatuses } from "@gotovo/domain";
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

function buttons({ keyboard }: DesiredCard): string[][] {
  return keyboard.map((row) => row.map(({ text }) => text));
}

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

  test("the next step is the top button of an order that nobody has taken, too", () => {
    expect(buttons(card({ unheardStep: "colleagues" })).slice(0, 2)).toEqual([["▶️ В работу"], ["👀 Вижу"]]);
  });

  test("that give an order more time are on the full card, and on one that runs out of time", () => {
    const more = ["⏰ +2 мин", "⏰ +5 мин", "⏰ +10 мин"];
    expect(buttons(card({}, { expanded: true }))).toEqual([
      ["▶️ В работу"],
      more,
      ["⏫", "⛔️ Отменить"],
      ["🚫 Закончилось…"],
      ["⬜️ Капучино"],
    ]);
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
    notifications: Notifications = {},
  ) => orderCard(texts, anOrder(order), seen, { role: "barista", onDuty: duty, notifications, now }).sound;

  test("a new order is heard on duty only", () => {
    expect(sound({}, undefined, true)).toBe(true);
    expect(sound({}, known({ messageId: null }), true)).toBe(true);
    expect(sound({}, undefined, false)).toBe(false);
  });

  test("what is not new comes silently", () => {
    expect(sound({ placedAt: minutes(-31) }, undefined, true)).toBe(false);
    expect(sound({ status: "in_progress" }, undefined, true)).toBe(false);
  });

  test("only a customer's canceling has the card posted again: lateness has an alert of its own", () => {
    for (const lateAlertedAt of [null, minutes(-3)]) {
      const alerts = orderStatuses.map((status) => card({ status, lateAlertedAt }).alert);
      expect(alerts.filter(Boolean)).toEqual(["canceled"]);
    }
    expect(sound({ status: "canceled_by_user", placedAt: minutes(-90) }, known(), true)).toBe(true);
    expect(sound({ status: "canceled_by_user" }, known(), false)).toBe(false);
  });

  test("each kind can be switched off by itself; it comes all the same", () => {
    expect(sound({}, undefined, true, { new_order: false })).toBe(false);
    expect(sound({}, undefined, true, { late: false, canceled: false })).toBe(true);
    const canceled = { lateAlertedAt: now, status: "canceled_by_user" } as const;
    expect(sound(canceled, known(), true, { canceled: false })).toBe(false);
    expect(sound(canceled, known(), true, { late: false })).toBe(true);
  });
});
