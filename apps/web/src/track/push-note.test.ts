import { expect, test } from "vitest";
import { pushNoteOf } from "./push-note.ts";

test("the switch promises no word of what has happened already", () => {
  expect(pushNoteOf("off", { status: "in_progress" })).toBe("push-off");
  expect(pushNoteOf("off", { status: "ready" })).toBe("push-off-ready");
  expect(pushNoteOf("on", { status: "ready" })).toBe("push-on");
});
