import type { DialogListRow } from "@gotovo/usecases/dialogs/dialog-list";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { describe, expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { visible } from "../testing/visible.ts";
import { listCard } from "./dialogs/list-card.ts";
import { previewLine } from "./dialogs/preview.ts";
import { headerCard } from "./header-card.ts";
import { lateCard } from "./late-card.ts";
import { orderCard } from "./order-card.ts";

const texts = translator("ru");
const viewer = { role: "barista", onDuty: true, notifications: {}, now } as const;
/** As rows of before they were cleaned on their way in may still be. */
const forged = "Аня\n\u202e✅ 42\u2028Выдан\u0007";
const clean = "Аня ✅ 42 Выдан";

function order(name: string): OrderRow {
  const items = [{ name, quantity: 2, options: [name, name] }];
  const said = {
    number: name,
    customerName: name,
    externalId: name,
    items,
    description: [name, "Без орехов"],
  };
  return anOrder({ ...said, promisedAt: minutes(-4), lateAlertedAt: minutes(-6) });
}

function row(name: string): DialogListRow {
  return {
    part: "dialogs",
    id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
    personId: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a13",
    customerName: name,
    orderNumber: name,
    orderStatus: "placed",
    isReachable: true,
    unread: 1,
    assigneeId: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a12",
    assigneeName: name,
    waitingSince: null,
    at: now,
    isSelected: false,
    blockedAt: null,
    blockedByName: null,
    lastAuthor: "customer",
    lastContent: { kind: "text", text: name, entities: [] },
  };
}

function dialogs(name: string) {
  const nobody = { current: null, list: null, draft: [], broadcasts: [], choices: [] };
  const cabinet = { ...nobody, unreadDialogs: 1, selected: 1, selectedOpen: 1, held: 0, timezone: "UTC" };
  const page = {
    view: { filter: "all", from: "newest" },
    rows: [row(name)],
    hasNewer: false,
    hasOlder: false,
  } as const;
  return listCard(texts, cabinet, page, { staffId: "", now });
}

const cards = {
  order: (name: string) => orderCard(texts, order(name), undefined, viewer),
  "whole order": (name: string) =>
    orderCard(
      texts,
      order(name),
      { messageId: 1, expanded: true, prompt: null, promptVersion: null },
      viewer,
    ),
  "canceled order": (name: string) =>
    orderCard(
      texts,
      { ...order(name), status: "canceled_by_cafe", cancelReason: name, finishedAt: now },
      undefined,
      viewer,
    ),
  late: (name: string) => lateCard(texts, [order(name)], null, viewer),
  header: (name: string) =>
    headerCard(
      texts,
      {
        venueName: name,
        onDuty: true,
        busyMinutes: 0,
        isChoosingBusy: false,
        busyUntil: null,
        pausedUntil: now.toISOString(),
        pausedBy: name,
        pauseReason: name,
        timezone: "UTC",
      },
      [],
      0,
      now,
    ),
  dialogs,
};

describe("a name with line breaks and direction marks says nothing in the bot's own voice", () => {
  test.each(Object.entries(cards))("on the card of %s", (_, card) => {
    const [shown, expected] = [card(forged), card(clean)];
    expect(shown && visible(shown)).toBe(expected && visible(expected));
    const labels = (one: typeof shown) => one?.keyboard.flat().map(({ text }) => text);
    expect(labels(shown)).toEqual(labels(expected));
  });

  test("in a message's preview", () => {
    expect(previewLine(texts, { kind: "text", text: forged, entities: [] }, 100)).toBe(clean);
  });
});
