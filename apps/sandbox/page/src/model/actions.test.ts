import { expect, test } from "vitest";
import { type Control, createControl } from "../api/control.ts";
import { createActions } from "./actions.ts";
import type { Code } from "./state.ts";
import { createStore } from "./store.ts";

const code: Code = {
  request_id: "1",
  phone_number: "+79991234567",
  code: "1234",
  status: "delivered",
  sent_at: 1_000,
  expires_at: null,
  seen: false,
};

test("a code that comes while the older ones are being read is not lost", async () => {
  const store = createStore();
  const answers: Code[][] = [[], [code]];
  const control: Control = {
    ...createControl(async () => new Response()),
    codes: async () => {
      const codes = answers.shift() ?? [];
      if (codes.length === 0) store.dispatch({ type: "event", id: 1, event: { type: "code_changed", code } });
      return { codes, now: Date.now() };
    },
  };
  await createActions({ control, store }).loadCodes();
  expect(store.get().codes).toEqual([code]);
});
