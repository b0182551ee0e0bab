import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { type HeaderViewer, headerCard } from "./header-card.ts";

const viewer = {
  venueName: "Зерно",
  onDuty: true,
  busyMinutes: 0,
  isChoosingBusy: false,
  busyUntil: null,
  pausedUntil: null,
  pausedBy: null,
  pauseReason: null,
  timezone: "Europe/Moscow",
};

function visible(text: string): string {
  return text.replace(/<[^>]*>/g, "");
}

test("counts each stage and what is late; finished orders do not count", () => {
  const orders = [
    anOrder({ promisedAt: minutes(-1) }),
    anOrder(),
    anOrder({ status: "in_progress", promisedAt: minutes(-3) }),
    anOrder({ status: "ready", promisedAt: minutes(-3) }),
    anOrder({ status: "delivered", finishedAt: now }),
  ];
  const header = headerCard(translator("ru"), viewer, orders, 0, now);
  expect(visible(header.text)).toBe(
    [
      "Зерно — очередь",
      "🆕 Размещено: 2",
      "☕️ В работе: 1",
      "✅ Готово: 1",
      "❗️ Опаздывает: 2",
      "🔔 Вы на смене",
    ].join("\n"),
  );
  expect(header).toMatchObject({ subject: "queue", background: true, sound: false, alert: null });
});

test("an empty queue says so, and the duty button says what it will do", () => {
  const off = headerCard(translator("en"), { ...viewer, onDuty: false }, [], 0, now);
  expect(visible(off.text)).toBe(
    "Зерно — queue\nNo orders. A new one will arrive here by itself.\n🔕 You are off duty: orders arrive silently",
  );
  expect(off.keyboard.flat().map(({ text }) => text)).toEqual([
    "💬 Dialogs",
    "📋 As a list",
    "🔄 Refresh",
    "🔔 On duty",
    "🔥 Busy mode",
  ]);
});

test("busy mode is in sight of the whole shift, with its choices one tap away", () => {
  const header = (different: Partial<HeaderViewer>) =>
    headerCard(translator("ru"), { ...viewer, ...different }, [], 0, now);
  const busyRows = ({ keyboard }: ReturnType<typeof header>) =>
    keyboard.slice(2).map((row) => row.map(({ text }) => text));
  expect(busyRows(header({}))).toEqual([["🔥 Запара"]]);
  const busy = header({ busyMinutes: 10, isChoosingBusy: true });
  expect(visible(busy.text)).toContain("🔥 Запара: +10 мин ко времени новых заказов");
  expect(busyRows(busy)).toEqual([
    ["🔥 Запара: +10 мин"],
    ["Выключена", "+5 мин", "✅ +10 мин"],
    ["+15 мин", "+20 мин", "+30 мин"],
    ["Ещё 30 мин", "Ещё 1 ч"],
    ["Ещё 2 ч", "До закрытия"],
  ]);
  const ending = header({ busyMinutes: 10, busyUntil: minutes(80).toISOString() });
  expect(visible(ending.text)).toContain("⏱ Запара до 14:20");
});

test("a pause says until when new orders wait, and ends at one tap", () => {
  const header = headerCard(
    translator("ru"),
    { ...viewer, pausedUntil: minutes(80).toISOString(), pausedBy: "Макс", pauseReason: "Нет <воды>" },
    [],
    0,
    now,
  );
  expect(visible(header.text)).toContain(
    "⏸ Пауза до 14:20: новые заказы ждут\n👤 На паузу: Макс\n💬 Клиентам: «Нет &lt;воды&gt;»",
  );
  expect(header.keyboard[0]?.map(({ text }) => text)).toEqual(["▶️ Снять с паузы"]);
});

test("what waits for an opening is not late", () => {
  const closed = {
    openingHours: Array.from({ length: 7 }, () => [[0, 60]] as const),
    promisedAt: minutes(-1),
  };
  const header = headerCard(translator("ru"), viewer, [anOrder(closed)], 0, now);
  expect(visible(header.text)).not.toContain("Опаздывает");
});
