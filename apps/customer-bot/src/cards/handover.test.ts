import { noWait } from "@gotovo/domain";
import type { CustomerOrder } from "@gotovo/usecases/orders/orders-of-person";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { describe, expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { orderCard } from "./order-card.ts";

const ready = { status: "ready", readyAt: minutes(-16), handoverCode: "2468" } as const;
const place = { venueAddress: "Мясницкая, <12>", pickupInstructions: "Вход со двора 🐈\n<b>звоните</b>" };
const reminded = { ...ready, ...noWait, waitedSince: minutes(-16), waitStep: 2, reminded: 2 };

function card(order: Partial<CustomerOrder>, alert: string | null = null, heard = true) {
  const row = {
    ...anOrder(order),
    statusText: null,
    dialogBlocked: order.dialogBlocked ?? false,
    staffReminded: false,
  };
  const open = { prompt: null, promptVersion: null, alert };
  return orderCard(translator("ru"), row, { open, notify: { ready: heard }, localLinks: false, now });
}
const labels = (order: Partial<CustomerOrder>) =>
  card(order)
    .keyboard.flat()
    .map(({ text }) => text);

describe("the card of an order that is ready", () => {
  test("says where, how and by which code it is fetched; before and after that it says none of it", () => {
    const { text } = card({ ...ready, ...place });
    expect(text).toContain("📍 Мясницкая, &lt;12&gt;\nℹ️ Вход со двора 🐈");
    expect(text).toContain("&lt;b&gt;звоните");
    expect(text).toContain("🗣 Скажите у стойки: <b>24 68</b>");
    for (const status of ["in_progress", "delivered"] as const)
      expect(card({ ...ready, ...place, status }).text).not.toMatch(/Мясницкая|24 68/);
    expect(card({ ...ready, handoverCode: null }).text).not.toContain("стойки");
  });

  test("has “I am here” until it was said, and not for whom the café takes nothing from", () => {
    expect(labels(ready).slice(0, 2)).toEqual(["🙋 Я здесь", "🔳 QR-код"]);
    expect(labels({ ...ready, dialogBlocked: true })[0]).toBe("🔳 QR-код");
    const here = { ...ready, arrivedAt: now };
    expect(labels(here)[0]).toBe("🔳 QR-код");
    expect(card(here).text).toContain("Кафе видит, что вы здесь");
  });

  test("comes again for each reminder, with sound if they want to hear of what is ready", () => {
    expect(card(ready, "in_progress")).toMatchObject({ alert: "ready", inPlace: false });
    expect(card(reminded, "ready:1")).toMatchObject({ alert: "ready:2", inPlace: false, sound: true });
    expect(card(reminded).text).toMatch(/Он ждёт вас с <b><tg-time [^>]*>12:44<\/tg-time><\/b>/);
    expect(card(reminded, "ready:1", false)).toMatchObject({ inPlace: true, sound: false });
    // What was noted before it went back is over.
    expect(card({ ...reminded, readyAt: now }).alert).toBe("ready");
  });
});
