import { linesToMake, noWait } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { describe, expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { type KnownCard, orderCard } from "./order-card.ts";

const texts = translator("ru");
const viewer = { onDuty: true, notifications: {}, now };
const known = (card: Partial<KnownCard> = {}): KnownCard => ({
  messageId: 7,
  expanded: true,
  prompt: null,
  promptVersion: null,
  ...card,
});
const card = (order: Partial<OrderRow>, seen: KnownCard | undefined = known()) =>
  orderCard(texts, anOrder(order), seen, viewer);
const rows = (order: Partial<OrderRow>, seen?: KnownCard) =>
  card(order, seen).keyboard.map((row) => row.map(({ text }) => text));

const items = Array.from({ length: 30 }, (_, n) => ({
  name: `Капучино 🧁 <b>${n}</b>`,
  quantity: 2,
  options: { Молоко: "овсяное 🌾".repeat(20) },
}));
const started = { status: "in_progress", items, startedAt: minutes(-3) } as const;
const lineButtons = (all: string[][]) => all.filter((row) => /^(⬜️|✅) /.test(row[0] ?? ""));

describe("the lines of an order", () => {
  test("are buttons of the full card, one a row, eight a page, and the page says where it is", () => {
    expect(lineButtons(rows(started, known({ expanded: false })))).toEqual([]);
    const first = rows(started);
    expect(lineButtons(first)).toHaveLength(8);
    expect(first.at(-1)).toEqual(["1–8 из 30", "▶️"]);
    expect(lineButtons(first)[0]?.[0]).toMatch(/^⬜️ 2 × Капучино 🧁 <b>0<\/b> · .*…$/);
    for (const [label] of lineButtons(first)) expect([...(label as string)].length).toBeLessThanOrEqual(68);
    const last = rows(started, known({ prompt: "lines:3", promptVersion: 0 }));
    expect(lineButtons(last)).toHaveLength(6);
    expect(last.at(-1)).toEqual(["◀️", "25–30 из 30"]);
    // The order has lost lines since.
    const fewer = { ...started, items: items.slice(0, 9) };
    expect(rows(fewer, known({ prompt: "lines:3", promptVersion: 0 })).at(-1)).toEqual(["◀️", "9–9 из 9"]);
  });

  test("that are ticked off are seen on every card, and all of them suggest that it is ready", () => {
    const keys = linesToMake({ items, description: null }).map(({ key }) => key);
    const some = { ...started, ticks: keys.slice(0, 2) };
    expect(lineButtons(rows(some)).map(([label]) => label?.startsWith("✅"))).toEqual(
      Array.from({ length: 8 }, (_, n) => n < 2),
    );
    expect(card(some, known({ expanded: false })).text).toContain("Сделано 2 из 30");
    const all = card({ ...started, ticks: keys });
    expect(all.text).toContain("Все позиции отмечены");
    expect(all.keyboard[0]?.[0]).toMatchObject({ text: "▶️ Готов", style: "success" });
    expect(lineButtons(rows({ ...started, status: "ready", ticks: keys }))).toEqual([]);
  });
});

describe("an order that is ready", () => {
  const ready = { status: "ready", readyAt: minutes(-30), handoverCode: "2468", arrivedAt: null } as const;
  const asked = { ...noWait, waitedSince: minutes(-30), waitStep: 3, unfetchedAskedAt: now };

  test("shows the code that its customer says", () => {
    expect(card(ready).text).toContain("🗣 Код: <b>24 68</b>");
  });

  test("comes again with sound when its customer is here, and when nobody comes; each once", () => {
    const here = { ...ready, arrivedAt: now };
    expect(card(here)).toMatchObject({ alert: "arrived", sound: true, inPlace: false });
    expect(card(here, known({ alert: "arrived" })).inPlace).toBe(true);
    const both = card({ ...here, ...asked }, known({ alert: "arrived" }));
    expect(both).toMatchObject({ alert: expect.stringContaining("unfetched:"), sound: true, inPlace: false });
    expect(both.text).toContain("не забрали");
    expect(rows({ ...ready, ...asked })[0]).toEqual(["Да, не пришли", "⏳ Ещё ждём"]);
    // Answered: what is left of it makes no sound.
    const kept = card({ ...here, ...asked, unfetchedAnsweredAt: now }, known({ alert: both.alert }));
    expect(kept).toMatchObject({ alert: "arrived", inPlace: true });
    expect(kept.text).not.toContain("не забрали");
    const silent = { ...viewer, notifications: { pickup: false } };
    expect(orderCard(texts, anOrder(here), known(), silent).sound).toBe(false);
  });
});
