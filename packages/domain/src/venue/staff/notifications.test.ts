import { expect, test } from "vitest";
import { hears, notificationKinds } from "./notifications.ts";

test("everything is heard until it is switched off, each kind by itself", () => {
  expect(notificationKinds.filter((kind) => hears({}, kind))).toEqual([...notificationKinds]);
  expect(notificationKinds.filter((kind) => hears({ late: false, message: true }, kind))).toEqual([
    "new_order",
    "canceled",
    "message",
    "feedback",
    "pickup",
  ]);
});
