import { expect, it } from "vitest";
import { idle } from "../session/once.ts";
import { reduce } from "./reduce.ts";
import { modelOf, type SignUpEvent, waitsFor } from "./state.ts";

const session = { sessionId: "tg_1", telegramLink: "https://t.me/Bot?start=tg_1" };
const after = (events: SignUpEvent[], from = modelOf(session, "")) => events.reduce(reduce, from);
const told = (status: "pending" | "contact_received" | "code_sent" | "expired"): SignUpEvent => ({
  type: "told",
  status: { status, phone: "+7" },
});

it("waits for the session that was begun, until the code is sent or it is over", () => {
  expect(waitsFor(modelOf(null, "Anna"))).toBeNull();
  expect(waitsFor(after([{ type: "begun", session }], modelOf(null, "Anna")))).toBe("tg_1");
  expect(waitsFor(after([told("contact_received")]))).toBe("tg_1");
  expect(waitsFor(after([told("code_sent")]))).toBeNull();
  expect(after([told("expired")])).toEqual({ session: null, shown: { step: "expired" } });
});

it("forgets that it was offline when it hears something, but not that the contact came", () => {
  const offline = after([told("contact_received"), { type: "unheard" }]);
  expect(offline.shown).toMatchObject({ received: true, offline: true });
  for (const event of [told("pending"), { type: "woken" } as const])
    expect(reduce(offline, event).shown).toMatchObject({ received: true, offline: false });
});

it("is not moved back by what comes too late", () => {
  const atCode = after([told("code_sent")]);
  expect(atCode.shown).toEqual({ step: "code", phone: "+7", ...idle });
  const late: SignUpEvent[] = [
    told("pending"),
    told("contact_received"),
    told("expired"),
    { type: "unheard" },
    { type: "woken" },
    { type: "named", name: "Boris" },
  ];
  for (const event of late) expect(reduce(atCode, event)).toBe(atCode);
});
