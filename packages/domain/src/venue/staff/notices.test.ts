import { expect, test } from "vitest";
import { hears, noticeKinds } from "./notices.ts";

test("everything is heard until it is switched off, each kind by itself", () => {
  expect(noticeKinds.filter((kind) => hears({}, kind))).toEqual([...noticeKinds]);
  expect(noticeKinds.filter((kind) => hears({ late: false, message: true }, kind))).toEqual([
    "new_order",
    "canceled",
    "message",
    "feedback",
  ]);
});
