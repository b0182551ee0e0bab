import type { NotificationKind } from "@gotovo/domain";
import { messageLimit, visibleLength } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { describe, expect, test } from "vitest";
import { callbacks, listMoveCallback, listPageCallback } from "../../callbacks.ts";
import { translator } from "../../testing/texts.ts";
import { type KnownList, pagePrompt, queueListCard } from "./queue-list-card.ts";

const header = {
  venueName: "Зерно",
  onDuty: true,
  busyMinutes: 0,
  busyUntil: null,
  pausedUntil: null,
  pausedBy: null,
  pauseReason: null,
  timezone: "Europe/Moscow",
};
const viewer = {
  role: "barista" as const,
  onDuty: true,
  notifications: {},
  now,
  header,
  unreadDialogs: 0,
  sunk: false,
};

function numbered(number: number, different: Partial<OrderRow> = {}): OrderRow {
  const id = `0199d1f2-7c9e-7d3a-b7a5-${String(number).padStart(12, "0")}`;
  return anOrder({ id, number: String(number), ...different });
}

function list(orders: OrderRow[], known?: Partial<KnownList>, different: Partial<typeof viewer> = {}) {
  const shown = known && { messageId: 1, alert: null, prompt: null, promptVersion: null, ...known };
  return queueListCard(translator("ru"), orders, shown, { ...viewer, ...different });
}

const visible = ({ text }: { text: string }) => text.replace(/<[^>]*>/g, "");
const buttons = ({ keyboard }: ReturnType<typeof list>) => keyboard.map((row) => row.map(({ text }) => text));

/** The list as it is when `orders` have come after it was last heard of `before`. */
function after(before: OrderRow[], orders: OrderRow[], mute: NotificationKind[] = [], onDuty = true) {
  const { alert } = list(before);
  const notifications = Object.fromEntries(mute.map((kind) => [kind, false]));
  return list(orders, { alert }, { notifications, onDuty });
}

describe("what it says", () => {
  test("orders by stage with counts, each with its age, promise and options; a row of buttons for each", () => {
    const card = list([
      numbered(3, { status: "in_progress", promisedAt: minutes(-1) }),
      numbered(2, { promisedAt: minutes(10), customerName: "Анна Смирнова" }),
      numbered(1, {
        status: "ready",
        pickup: { name: "Вера" },
        items: [{ name: "Раф", quantity: 2, options: { Молоко: "овсяное" } }],
      }),
      numbered(4, { test: true, note: "Без сахара" }),
      numbered(5, { status: "delivered", previousStatus: "ready", finishedAt: now }),
    ]);
    expect(visible(card)).toBe(
      [
        ...["Зерно — очередь", "❗️ Опаздывает: 1", "🔔 Вы на смене", ""],
        ...["🆕 Размещено: 2", "2 · 12:55 · к 13:10", "Капучино"],
        ...["🧪 ТЕСТ 4 · 12:55", "Капучино", "💬 Пожелание: Без сахара", ""],
        ...["☕️ В работе: 1", "❗️ 3 · 12:55 · к 12:59", "Капучино", ""],
        ...[
          "✅ Готово: 1",
          "1 · 12:55 · Вера",
          "2 × Раф · Молоко: овсяное",
          "",
          "🏁 Только что",
          "5 — выдан",
        ],
      ].join("\n"),
    );
    expect(card.text).toContain('<tg-time unix="1777629300" format="r">12:55</tg-time>');
    expect(buttons(card)).toEqual([
      ...[
        ["2 ▶️ В работу", "⏬"],
        ["4 ▶️ В работу", "⏬"],
        ["3 ▶️ Готов", "⏬"],
        ["1 ▶️ Выдан", "⏬"],
      ],
      ...[["5 ↩️ Вернуть"], ["⏰ +5 мин"]],
      ...[["💬 Диалоги", "🗂 Карточками"], ["🔄 Обновить", "🔕 Со смены"], ["🔥 Запара"]],
    ]);
  });

  test("a customer who asks to cancel, and a change that nobody has seen, come before the next step", () => {
    const before = { ...anOrder(), note: null };
    const card = list([
      numbered(1, { status: "in_progress", cancelAskedAt: now }),
      numbered(2, { note: "Без льда", unseen: { version: 3, before } }),
    ]);
    expect(visible(card)).toContain("❓ Клиент просит отменить");
    expect(visible(card)).toContain("✏️ Изменён: пожелание");
    expect(buttons(card).slice(0, 3)).toEqual([
      ["2 👁 Видел(а)", "2 ▶️ В работу", "⏬"],
      ["1 ✅ Отменить", "1 🙅 Готовим дальше"],
      ["1 ⏬"],
    ]);
  });

  test("numbers that differ only at their end are told apart on buttons, and what a button does can be read", () => {
    const before = { ...anOrder(), note: null };
    const card = list([
      numbered(1, { number: "ORDER-2026-0001" }),
      numbered(2, { number: "ORDER-2026-0002", note: "Без льда", unseen: { version: 3, before } }),
    ]);
    expect(buttons(card).slice(0, 3)).toEqual([
      ["…-0001 ▶️ В работу", "⏬"],
      ["…-0002 👁 Видел(а)"],
      ["…-0002 ▶️ В работу", "⏬"],
    ]);
    expect(visible(card)).toContain("ORDER-2026-0002");
  });

  test("an empty queue says so", () => {
    expect(visible(list([]))).toContain("Заказов нет");
  });
});

describe("pages", () => {
  const fifty = Array.from({ length: 50 }, (_, n) => numbered(n + 1));

  test("fifteen orders a page; one that is gone is the last one", () => {
    const first = list(fifty);
    expect(visible(first)).toContain("🆕 50 · ☕️ 0 · ✅ 0");
    expect(first.keyboard.flat().some(({ text }) => text.startsWith("15 ▶️"))).toBe(true);
    expect(first.keyboard.flat().some(({ text }) => text.startsWith("16 ▶️"))).toBe(false);
    const third = list(fifty, { prompt: pagePrompt, promptVersion: 2 });
    const turns = third.keyboard.flat().flatMap((button) => {
      const data = "callback_data" in button ? listPageCallback.parse(button.callback_data) : null;
      return data ? [data.page] : [];
    });
    expect(turns).toEqual([1, 3]);
    expect(buttons(list(fifty.slice(0, 16), { prompt: pagePrompt, promptVersion: 9 }))[0]?.[0]).toBe(
      "16 ▶️ В работу",
    );
  });

  test("every order stands on one page, within Telegram's limits, however much its texts hold", () => {
    const long = (length: number) => "<&☕️ ".repeat(length).slice(0, length);
    const items = Array.from({ length: 8 }, (_, n) => ({
      name: `${n}${long(500)}`,
      quantity: 9,
      options: { a: long(500) },
    }));
    const before = { ...anOrder(), note: long(400) };
    const orders = Array.from({ length: 40 }, (_, n) =>
      numbered(n, {
        status: (["placed", "in_progress", "ready", "delivered"] as const)[n % 4],
        ...(n % 3 === 0 && { items, note: long(500), customerName: long(90), pickup: { place: long(90) } }),
        ...(n % 5 === 0 && { cancelAskedAt: now, unseen: { version: 1, before } }),
        ...(n % 4 === 3 && { previousStatus: "ready", finishedAt: now }),
        number: `${n}${long(60)}`,
      }),
    );
    const stepsOf: string[] = [];
    for (let page = 0, pages = 1; page < pages; page++) {
      const card = list(orders, { prompt: pagePrompt, promptVersion: page });
      const datas = card.keyboard
        .flat()
        .map((button) => ("callback_data" in button ? button.callback_data : ""));
      expect(visibleLength(card.text)).toBeLessThanOrEqual(messageLimit);
      expect(datas.length).toBeLessThanOrEqual(100);
      for (const data of datas) {
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(callbacks.some((kind) => kind.parse(data) !== null)).toBe(true);
        pages = Math.max(pages, (listPageCallback.parse(data)?.page ?? 0) + 1);
        stepsOf.push(...[listMoveCallback.parse(data)?.order].filter((id) => id !== undefined));
      }
    }
    const isAsked = ({ status, cancelAskedAt }: OrderRow) =>
      cancelAskedAt !== null && status === "in_progress";
    expect(stepsOf.sort()).toEqual(
      orders
        .filter((order) => !isAsked(order))
        .map(({ id }) => id)
        .sort(),
    );
  });
});

describe("what is heard", () => {
  const [one, two] = [numbered(1), numbered(2)];
  const loud = { sound: true, inPlace: false };
  const edit = { sound: false, inPlace: true };

  test("a new order, once; not what a colleague has begun already, and not off duty or muted", () => {
    expect(after([one], [one, two])).toMatchObject(loud);
    expect(after([one, two], [one, two])).toMatchObject(edit);
    expect(after([one], [one, { ...two, status: "in_progress" }])).toMatchObject(edit);
    expect(after([one], [one, two], ["new_order"])).toMatchObject(edit);
    expect(after([one], [one, two], [], false)).toMatchObject(edit);
  });

  test("an order that was paid for before another one, and is known after it", () => {
    const older = numbered(3, { placedAt: minutes(-6) });
    expect(after([one], [one, older])).toMatchObject(loud);
  });

  test("moves of known orders, an undo, and their leaving are edits", () => {
    expect(after([one, two], [{ ...one, status: "ready" }])).toMatchObject(edit);
    const delivered = { ...one, status: "delivered", finishedAt: now } as const;
    expect(after([delivered, two], [one, two])).toMatchObject(edit);
  });

  test("a customer who cancels or asks to, and a change of the order", () => {
    expect(after([one], [{ ...one, status: "canceled_by_user", finishedAt: now }])).toMatchObject(loud);
    const asked = { ...one, status: "in_progress", cancelAskedAt: now } as const;
    expect(after([one], [asked])).toMatchObject(loud);
    expect(after([asked], [asked])).toMatchObject(edit);
    expect(after([asked], [{ ...one, status: "in_progress" }])).toMatchObject(edit);
    const changed = { ...one, note: "Без льда", unseen: { version: 2, before: { ...one } } };
    expect(after([one], [changed])).toMatchObject(loud);
    expect(after([changed], [one])).toMatchObject(edit);
  });

  test("lateness, unless something else became late just before", () => {
    const late = {
      ...one,
      status: "in_progress",
      promisedAt: minutes(-1),
      lateAlertedAt: minutes(-3),
    } as const;
    expect(after([one], [late])).toMatchObject(loud);
    expect(after([late], [late])).toMatchObject(edit);
    expect(after([one], [late], ["late"])).toMatchObject(edit);
    const next = { ...two, promisedAt: minutes(-1), lateAlertedAt: minutes(-3) };
    expect(after([late, two], [late, next])).toMatchObject(edit);
    expect(after([late, two], [late, { ...next, lateAlertedAt: minutes(-1) }])).toMatchObject(loud);
  });

  test("nothing when the list comes for the first time, or after a venue of which it knew nothing", () => {
    expect(list([one, two])).toMatchObject({ sound: false });
    expect(list([one, two], { alert: null })).toMatchObject(edit);
  });
});
