import type { CurrentDialog } from "@gotovo/usecases/dialogs/cabinet";
import { expect, test } from "vitest";
import { translator } from "../../testing/texts.ts";
import { visible } from "../../testing/visible.ts";
import { dialogCard } from "./dialog-card.ts";

const open: CurrentDialog = {
  id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
  customerName: "Анна",
  orderNumber: "42",
  orderStatus: "placed",
  assigneeId: "me",
  assigneeName: "Олег",
  closed: false,
  blockedBot: false,
  onPage: false,
  blocked: null,
  unpaired: false,
  lines: [],
};
const now = new Date("2026-11-20T10:00:00Z");

function card(dialog: Partial<CurrentDialog>, language = "ru") {
  const viewer = { staffId: "me", role: "manager", timezone: "Europe/Moscow", now, prompt: null } as const;
  const { text, keyboard } = dialogCard(translator(language), { ...open, ...dialog }, viewer);
  return { text: visible({ text }), labels: keyboard.map((row) => row.map((button) => button.text)) };
}

test("an open dialog can be taken or given to everybody, and answered quickly", () => {
  expect(card({}).labels).toEqual([
    ["📜 Переписка", "↩️ Отдать всем"],
    ["✅ Завершить", "✖️ Выйти"],
    ["⚡️ Быстрый ответ", "💬 Все диалоги"],
    ["⛔️ Заблокировать"],
  ]);
  expect(card({ assigneeId: null }).labels[0]).toEqual(["📜 Переписка", "✋ Взять себе"]);
});

test("nobody is offered to answer a customer whom the café has blocked", () => {
  const blocked = { at: "2026-11-20T09:00:00Z", by: "Вера" };
  for (const assigneeId of ["me", null])
    expect(card({ blocked, closed: true, assigneeId }).labels).toEqual([
      ["📜 Переписка"],
      ["✖️ Выйти"],
      ["💬 Все диалоги"],
      ["✅ Разблокировать"],
    ]);
});

test("one who has blocked the bot cannot be taken either, and the card says that nothing reaches them", () => {
  const { text, labels } = card({ blockedBot: true, assigneeId: null });
  expect(labels.flat()).not.toContain("✋ Взять себе");
  expect(labels.flat()).not.toContain("⚡️ Быстрый ответ");
  expect(text).toContain("что вы напишете, никуда не уйдёт");
  expect(card({ blockedBot: true }, "en").text).toContain("What you write goes nowhere");
  expect(card({ blockedBot: true }).labels[0]).toContain("↩️ Отдать всем");
});
