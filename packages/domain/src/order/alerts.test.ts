import { expect, test } from "vitest";
import { customerNotifications, heardByCustomer, notificationOf } from "./alerts.ts";
import { orderStatuses } from "./status.ts";

test("a customer hears that the order is taken, ready or canceled, and the café's messages, until they say otherwise", () => {
  const heard = (notify: Parameters<typeof heardByCustomer>[0]) =>
    customerNotifications.filter((notification) => heardByCustomer(notify, notification));
  expect(heard({})).toEqual(["placed", "ready", "canceled_by_cafe", "message"]);
  expect(heard({ in_progress: true, ready: false })).toEqual([
    "placed",
    "in_progress",
    "canceled_by_cafe",
    "message",
  ]);
  expect(
    heard(Object.fromEntries(customerNotifications.map((notification) => [notification, false]))),
  ).toEqual([]);
  expect(
    heard(Object.fromEntries(customerNotifications.map((notification) => [notification, true]))),
  ).toEqual(customerNotifications);
});

test("what is not the café's news is never heard: payment, what the customer did, an end after ready", () => {
  expect(orderStatuses.filter((status) => notificationOf(status) === null)).toEqual([
    "payment_process",
    "utilized",
    "canceled_by_user",
  ]);
});
