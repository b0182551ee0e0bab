import type { Cabinet } from "@gotovo/usecases/dialogs/cabinet";
import type { DialogListRow } from "@gotovo/usecases/dialogs/dialog-list";
import { expect, test } from "vitest";
import { translator } from "../../testing/texts.ts";
import { draftCard } from "./broadcast-card.ts";
import { listCard } from "./list-card.ts";

const now = new Date("2026-03-06T12:00:00Z");

const cabinet: Cabinet = {
  unreadDialogs: 2,
  current: null,
  list: null,
  selected: 3,
  selectedOpen: 2,
  held: 0,
  draft: [],
  broadcasts: [],
  timezone: "Europe/Moscow",
  choices: [],
};

const row: DialogListRow = {
  part: "dialogs",
  id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
  personId: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a12",
  customerName: "Аня <b>🌸",
  orderNumber: "7",
  orderStatus: "placed",
  isReachable: true,
  unread: 2,
  assigneeId: null,
  assigneeName: null,
  waitingSince: new Date("2026-03-05T15:00:00Z"),
  at: new Date("2026-03-06T11:58:00Z"),
  isSelected: false,
  blockedAt: null,
  blockedByName: null,
  lastAuthor: "customer",
  lastContent: { kind: "contact", phone: "+7", firstName: "Олег" },
};

function visible(text: string): string {
  return text
    .replace(/<\/?(?:b|i|blockquote|tg-time)\b[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
}

test("a row says who waits since when, with the day when that is not today's", () => {
  const view = { filter: "all", from: "newest" } as const;
  const page = { view, rows: [row], hasNewer: false, hasOlder: false };
  const shown = (language: string) =>
    visible(listCard(translator(language), cabinet, page, { staffId: "", now }).text)
      .split("\n")
      .slice(2);
  expect(shown("ru")).toEqual([
    "🔵 Аня <b>🌸 · № 7 · 14:58 · новых: 2",
    "⏳ Ждёт с 5 мар. 18:00 · никто не отвечает",
    "👤 📇 Контакт",
  ]);
  expect(shown("en")).toEqual([
    "🔵 Аня <b>🌸 · 7 · 14:58 · new: 2",
    "⏳ Waiting since Mar 5 18:00 · nobody answers",
    "👤 📇 Contact",
  ]);
});

test("the list of the blocked offers no selecting, and does not claim what is unread elsewhere", () => {
  const blocked = { ...row, unread: 0, isReachable: false, blockedAt: now };
  const page = {
    view: { filter: "blocked", from: "newest" } as const,
    rows: [blocked],
    hasNewer: false,
    hasOlder: false,
  };
  const card = listCard(translator("ru"), { ...cabinet, selected: 0 }, page, { staffId: "", now });
  expect(visible(card.text).split("\n")[0]).toBe("Диалоги · заблокированные · с новыми во всех: 2");
  expect(card.keyboard.flat().map(({ text }) => text)).not.toContain("☑️ Выбрать несколько");
});

test("a row of somebody who has not written says so, with their order's status; who cannot be written to cannot be selected", () => {
  const silent = {
    ...row,
    part: "orders",
    unread: 0,
    waitingSince: null,
    lastAuthor: null,
    lastContent: null,
  } as const;
  const gone = { ...row, unread: 0, waitingSince: null, isReachable: false };
  const page = {
    view: { filter: "all", from: "newest", selecting: true },
    rows: [
      silent,
      { ...silent, lastContent: row.lastContent },
      gone,
      { ...gone, isReachable: true, lastContent: null },
    ],
    hasNewer: false,
    hasOlder: false,
  } as const;
  const card = (language: string) => listCard(translator(language), cabinet, page, { staffId: "", now });
  expect(visible(card("ru").text).split("\n").slice(2)).toEqual([
    "▫️ Аня <b>🌸 · № 7 · 14:58",
    "🆕 Размещён · ещё не писали",
    "",
    "▫️ Аня <b>🌸 · № 7 · 14:58",
    "🆕 Размещён · диалог завершён",
    "",
    "▫️ Аня <b>🌸 · № 7 · 14:58",
    "⛔️ Написать нельзя · Никто не отвечает",
    "👤 📇 Контакт",
    "",
    "▫️ Аня <b>🌸 · № 7 · 14:58",
    "Никто не отвечает",
    "сообщений ещё не было",
  ]);
  expect(visible(card("en").text)).toContain("🆕 Placed · has not written yet");
  const labels = card("ru").keyboard.map((buttons) => buttons.map(({ text }) => text));
  expect(labels).toEqual([
    ["☐ Аня <b>🌸 · № 7"],
    ["☐ Аня <b>🌸 · № 7"],
    ["⛔️ Аня <b>🌸 · № 7"],
    ["☐ Аня <b>🌸 · № 7"],
    ["✍️ Написать выбранным (3)"],
    ["Завершить (2)", "Снять выбор"],
    ["↩️ Больше не выбирать"],
    ["✓ Все", "Мои", "Ничьи"],
    ["Закрытые", "⛔️ В блоке", "Не писали"],
    ["✖️ Закрыть список"],
  ]);
});

test("a row's button is as wide as the message: it opens, or selects while selecting; no name cuts the number off", () => {
  const rows = [{ ...row, customerName: "Мария-Антуанетта Константинопольская", isSelected: true }, row];
  const labels = (selecting: boolean, language = "ru") => {
    const page = {
      view: { filter: "all", from: "newest", selecting },
      rows,
      hasNewer: false,
      hasOlder: false,
    } as const;
    const { keyboard } = listCard(translator(language), { ...cabinet, selected: 0 }, page, {
      staffId: "",
      now,
    });
    return keyboard.slice(0, 3).map((buttons) => buttons.map(({ text }) => text));
  };
  expect(labels(false)).toEqual([
    ["Мария-Антуанетта Конс… · № 7 (2)"],
    ["Аня <b>🌸 · № 7 (2)"],
    ["☑️ Выбрать несколько"],
  ]);
  expect(labels(true, "en")).toEqual([
    ["☑️ Мария-Антуанетта Конс… · 7 (2)"],
    ["☐ Аня <b>🌸 · 7 (2)"],
    ["↩️ Stop selecting"],
  ]);
});

test("the preview of a draft shows what customers will see, the first few messages of many", () => {
  const photo = {
    kind: "media",
    media: "photo",
    file: { fileId: "1", uniqueId: "1" },
    entities: [],
  } as const;
  const draft = [
    { kind: "text", text: "Сегодня <b>скидка</b>", entities: [] },
    { ...photo, text: "меню" },
  ] as const;
  const asked = draftCard(translator("ru"), cabinet, "Зерно");
  expect(visible(asked.text)).toContain("Получателей: 3.");
  expect(asked.keyboard.flat().map(({ text }) => text)).toEqual(["✖️ Выход"]);
  const preview = draftCard(translator("ru"), { ...cabinet, held: 7, draft }, "Зерно");
  expect(visible(preview.text).split("\n")).toEqual([
    "Готово к отправке. Сообщений: 7, получателей: 3.",
    "Рассылка пропустит тех, кого вы заблокировали, кто заблокировал бота или отвязался от кафе.",
    "Клиенты увидят:",
    "☕️ Зерно",
    "Сегодня <b>скидка</b>",
    "🖼 Фото: меню",
    "…и ещё 5",
    "Сообщения целиком — выше. Можно дописать ещё.",
  ]);
  expect(preview.keyboard.flat().map(({ text }) => text)).toEqual(["Отправить · 3 получателя", "✖️ Выход"]);
});
