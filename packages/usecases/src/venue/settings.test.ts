import { orderStatuses } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deps } from "../context.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { changeSetting } from "./change-setting.ts";
import { settingsOfChat } from "./settings-of-chat.ts";
import type { StaffActor } from "./staff/find-staff.ts";
import { setNotification } from "./staff/set-notification.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const hours = Array.from({ length: 7 }, (): [number, number][] => [[480, 1560]]);

test("what is set is seen by all staff of the venue, and by nobody else", async () => {
  const [cafe, other] = [await shop.merchant(), await shop.merchant()];
  const manager = await hire(shop, cafe.venueId, "manager");
  const barista = await hire(shop, cafe.venueId, "barista");
  const stranger = await hire(shop, other.venueId, "owner");
  const { deps } = shop;
  const before = await settingsOfChat(deps, stranger.chat.chatId);
  await shop.forgetJobs();
  await changeSetting(deps, manager.staff, { setting: "opening_hours", to: hours });
  await changeSetting(deps, manager.staff, { setting: "customer_cancel", to: "never" });
  await changeSetting(deps, manager.staff, { setting: "prep_minutes", to: 7 });
  await changeSetting(deps, barista.staff, { setting: "busy_minutes", to: 10 });
  await changeSetting(deps, manager.staff, { setting: "late_alert_minutes", to: 5 });
  await changeSetting(deps, manager.staff, { setting: "status_text", status: "ready", to: "Ждём, {name}!" });
  await changeSetting(deps, manager.staff, { setting: "status_text", status: "placed", to: "Приняли" });
  await changeSetting(deps, manager.staff, { setting: "status_text", status: "placed", to: null });
  await changeSetting(deps, manager.staff, { setting: "daily_report", to: true });
  await changeSetting(deps, manager.staff, { setting: "refunds", to: true });
  await changeSetting(deps, manager.staff, { setting: "cancel_ask_minutes", to: 3 });
  await changeSetting(deps, manager.staff, { setting: "refund_hours", to: 48 });
  expect(await settingsOfChat(deps, barista.chat.chatId)).toEqual({
    venueName: "Кофейня: зал",
    timezone: "Europe/Moscow",
    openingHours: hours,
    specialHours: [],
    pausedAt: null,
    pausedUntil: null,
    pauseReason: null,
    // At two in the night, when today's hours end.
    busyUntil: new Date("2026-11-20T23:00:00Z"),
    nextShift: new Date("2026-11-21T05:00:00Z"),
    customerCancel: "never",
    prepMinutes: 7,
    busyMinutes: 10,
    lateAlertMinutes: 5,
    feedbackMinutes: 0,
    firstReminderMinutes: 5,
    secondReminderMinutes: 15,
    unfetchedMinutes: 30,
    cancelAskMinutes: 3,
    refunds: true,
    refundHours: 48,
    statusTexts: { ready: "Ждём, {name}!" },
    dailyReport: true,
    role: "barista",
    onDuty: true,
    notifications: {},
  });
  const both = [manager, barista].map(({ chat }) => String(chat.chatId));
  expect(await shop.waiting("horeca")).toEqual(both.toSorted());
  expect(await settingsOfChat(deps, stranger.chat.chatId)).toEqual(before);
  await changeSetting(deps, manager.staff, { setting: "opening_hours", to: null });
  await changeSetting(deps, manager.staff, { setting: "prep_minutes", to: null });
  expect(await settingsOfChat(deps, manager.chat.chatId)).toMatchObject({
    openingHours: null,
    prepMinutes: null,
  });
});

test("what is heard is each person's own", async () => {
  const cafe = await shop.merchant();
  const [one, two] = [await hire(shop, cafe.venueId, "barista"), await hire(shop, cafe.venueId, "barista")];
  await setNotification(shop.deps, one.staff, "late", false);
  await setNotification(shop.deps, one.staff, "message", false);
  await setNotification(shop.deps, one.staff, "message", true);
  const own = await settingsOfChat(shop.deps, one.chat.chatId);
  expect(own?.notifications).toEqual({ late: false, message: true });
  expect((await settingsOfChat(shop.deps, two.chat.chatId))?.notifications).toEqual({});
});

describe("a barista", () => {
  const refused: [string, (deps: Deps, staff: StaffActor) => Promise<void>][] = [
    ["opening hours", (deps, staff) => changeSetting(deps, staff, { setting: "opening_hours", to: hours })],
    ["canceling", (deps, staff) => changeSetting(deps, staff, { setting: "customer_cancel", to: "never" })],
    ["the usual time", (deps, staff) => changeSetting(deps, staff, { setting: "prep_minutes", to: 5 })],
    ["warnings", (deps, staff) => changeSetting(deps, staff, { setting: "late_alert_minutes", to: 5 })],
    [
      "texts",
      (deps, staff) => changeSetting(deps, staff, { setting: "status_text", status: "ready", to: "Да" }),
    ],
    ["the daily report", (deps, staff) => changeSetting(deps, staff, { setting: "daily_report", to: true })],
  ];
  test.each(refused)("does not set %s", async (_, set) => {
    const cafe = await shop.merchant();
    const { staff, chat } = await hire(shop, cafe.venueId, "barista");
    const before = await settingsOfChat(shop.deps, chat.chatId);
    expect(await refusalOf(set(shop.deps, staff))).toBe("forbidden");
    expect(await settingsOfChat(shop.deps, chat.chatId)).toEqual(before);
  });
});

test("what nobody can mean is refused", async () => {
  const cafe = await shop.merchant();
  const { staff } = await hire(shop, cafe.venueId, "owner");
  for (const minutes of [-1, 241, 1.5, Number.NaN]) {
    expect(await refusalOf(changeSetting(shop.deps, staff, { setting: "busy_minutes", to: minutes }))).toBe(
      "validation_failed",
    );
    expect(await refusalOf(changeSetting(shop.deps, staff, { setting: "prep_minutes", to: minutes }))).toBe(
      "validation_failed",
    );
    expect(
      await refusalOf(changeSetting(shop.deps, staff, { setting: "late_alert_minutes", to: minutes })),
    ).toBe("validation_failed");
  }
  for (const text of ["", "x".repeat(301), "{phone}"])
    expect(
      await refusalOf(changeSetting(shop.deps, staff, { setting: "status_text", status: "ready", to: text })),
    ).toBe("validation_failed");
});

test("cards of active orders follow what customers see of a setting", async () => {
  const cafe = await shop.merchant();
  const { staff } = await hire(shop, cafe.venueId, "owner");
  const [anna, egor] = [await shop.person(), await shop.person()];
  await pair(shop.deps, anna, codeOf(await cafe.place("A")));
  const ended = await cafe.place("B");
  await pair(shop.deps, egor, codeOf(ended));
  await shop.rows(`update "order" set finished_at = now(), status = 'delivered' where id = $1`, [
    ended.order.id,
  ]);
  await shop.forgetJobs();
  await changeSetting(shop.deps, staff, { setting: "customer_cancel", to: "until_in_progress" });
  expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  await shop.forgetJobs();
  await changeSetting(shop.deps, staff, { setting: "status_text", status: "placed", to: "Приняли, {name}" });
  expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  await shop.forgetJobs();
  await changeSetting(shop.deps, staff, { setting: "prep_minutes", to: 5 });
  expect(await shop.waiting("customer")).toEqual([]);
});

test("every status may have a text of the venue's own", async () => {
  const cafe = await shop.merchant();
  const { staff, chat } = await hire(shop, cafe.venueId, "owner");
  for (const status of orderStatuses)
    await changeSetting(shop.deps, staff, {
      setting: "status_text",
      status,
      to: `${status}: "$1" \\ '`,
    });
  const settings = await settingsOfChat(shop.deps, chat.chatId);
  expect(Object.keys(settings?.statusTexts ?? {}).toSorted()).toEqual([...orderStatuses].toSorted());
  expect(settings?.statusTexts.ready).toBe(`ready: "$1" \\ '`);
});
