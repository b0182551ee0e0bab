import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { VenueTime } from "../venue/rest.ts";
import {
  type Crew,
  dueEscalation,
  type Escalated,
  type EscalationStep,
  escalationCall,
  nextEscalation,
  nextLook,
  unheardAfter,
  waitedForSince,
} from "./escalation.ts";
import type { OrderEvent } from "./order.ts";

const now = new Date("2026-05-01T10:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

const always: VenueTime = {
  timezone: "Europe/Moscow",
  openingHours: null,
  specialHours: [],
  pausedAt: null,
  pausedUntil: null,
};
/** 13:00 there is `now`. */
const openTill = (minute: number): VenueTime => ({
  ...always,
  openingHours: Array.from({ length: 7 }, () => [[480, minute]] as const),
});

const placed: Escalated & { lateAlertMinutes: number } = {
  ...always,
  status: "placed",
  placedAt: now,
  heldUntil: null,
  promisedAt: null,
  prepMinutes: null,
  heardAt: null,
  unheardStep: null,
  unheardAt: null,
  test: false,
  unheardMinutes: 3,
  unheardCancelMinutes: null,
  lateAlertMinutes: 2,
};

/** The steps that are taken, and after how many minutes, when somebody looks as soon as something is due. */
function escalation(order: Escalated, crew: Crew = "on_duty"): [EscalationStep, number][] {
  const taken: [EscalationStep, number][] = [];
  for (let at = order; ; ) {
    const next = nextEscalation(at, crew);
    if (!next) return taken;
    taken.push([next.step, (next.at.getTime() - now.getTime()) / 60_000]);
    at = { ...at, unheardStep: next.step, unheardAt: next.at };
  }
}

describe("an order that nobody has heard of", () => {
  test("reaches colleagues, managers and its customer, one after the other", () => {
    expect(escalation(placed)).toEqual([
      ["colleagues", 3],
      ["managers", 6],
      ["customer", 9],
    ]);
    expect(escalation({ ...placed, unheardMinutes: 0 })).toEqual([]);
  });

  test("is waited for anew when it was put off after a step", () => {
    const called = { ...placed, unheardStep: "colleagues", unheardAt: minutes(3) } as const;
    expect(nextEscalation({ ...called, promisedAt: minutes(80) }, "on_duty")).toEqual({
      step: "managers",
      at: minutes(63),
    });
  });

  test("reaches managers at once when nobody is on duty; a test order calls nobody off duty", () => {
    expect(escalation(placed, "off_duty")).toEqual([
      ["managers", 0],
      ["customer", 3],
    ]);
    const left = { ...placed, unheardStep: "colleagues", unheardAt: minutes(3) } as const;
    expect(nextEscalation(left, "off_duty")).toEqual({ step: "managers", at: minutes(3) });
    expect(escalation({ ...placed, test: true })).toEqual([
      ["colleagues", 3],
      ["customer", 6],
    ]);
    expect(escalation({ ...placed, test: true }, "off_duty")).toEqual([["customer", 3]]);
  });

  test("is canceled only where the café wants that, and not before its customer could answer", () => {
    expect(escalation({ ...placed, unheardCancelMinutes: 20 }).at(-1)).toEqual(["cancel", 20]);
    expect(escalation({ ...placed, unheardCancelMinutes: 5 }).at(-1)).toEqual(["cancel", 12]);
    // Whoever looks an hour late tells everybody first.
    const late = { ...placed, unheardCancelMinutes: 20, unheardStep: "customer", unheardAt: minutes(60) };
    expect(nextEscalation(late as Escalated, "on_duty")).toEqual({ step: "cancel", at: minutes(63) });
  });

  test("of a café without staff in our bot is for its own server to know of", () => {
    expect(escalation(placed, "none")).toEqual([["managers", 3]]);
    expect(escalation({ ...placed, unheardCancelMinutes: 20 }, "none").at(-1)).toEqual(["cancel", 20]);
  });

  test("is silent once somebody has heard of it", () => {
    expect(escalation({ ...placed, heardAt: now })).toEqual([]);
    for (const status of ["payment_process", "in_progress", "ready", "canceled_by_cafe"] as const)
      expect(escalation({ ...placed, status })).toEqual([]);
  });

  test("is counted within opening hours: what closing interrupts goes on in the morning", () => {
    // Closes at 13:02, opens at 08:00: nineteen hours less two minutes later.
    const evening = { ...placed, ...openTill(782) };
    expect(escalation(evening)[0]).toEqual(["colleagues", 19 * 60 + 1]);
    expect(dueEscalation({ ...placed, ...openTill(783) }, "on_duty", minutes(3))).toBeNull();
    expect(escalation({ ...placed, ...openTill(783) })[0]).toEqual(["colleagues", 19 * 60]);
  });

  test("waits while its venue is paused, from when it goes on, and for the time of an order for later", () => {
    const paused = {
      ...placed,
      pausedAt: minutes(-1),
      pausedUntil: minutes(30),
      heldUntil: minutes(30),
    };
    expect(dueEscalation(paused, "off_duty", minutes(10))).toBeNull();
    expect(nextLook(paused, "off_duty", minutes(10))).toEqual(minutes(30));
    expect(escalation(paused)[0]).toEqual(["colleagues", 33]);
    expect(waitedForSince({ ...placed, promisedAt: minutes(15) })).toEqual(now);
    expect(escalation({ ...placed, promisedAt: minutes(180) })[0]).toEqual(["colleagues", 163]);
    expect(waitedForSince({ ...placed, promisedAt: minutes(180), prepMinutes: 60 })).toEqual(minutes(120));
  });

  test("is looked at for whichever comes first, its promise or its next step", () => {
    expect(nextLook({ ...placed, promisedAt: minutes(10) }, "on_duty", now)).toEqual(minutes(3));
    expect(nextLook({ ...placed, promisedAt: minutes(4) }, "on_duty", now)).toEqual(minutes(2));
    expect(nextLook({ ...placed, promisedAt: minutes(10), heardAt: now }, "on_duty", now)).toEqual(
      minutes(8),
    );
  });
});

test("those on duty are called first, managers also off duty, and for a test order nobody who is off duty", () => {
  const called = (unheardStep: EscalationStep | null, isTest = false) =>
    (["barista", "manager"] as const).flatMap((role) =>
      [true, false].map((onDuty) =>
        escalationCall({ ...placed, unheardStep, test: isTest }, { role, onDuty }),
      ),
    );
  expect(called(null)).toEqual([null, null, null, null]);
  expect(called("colleagues")).toEqual(["colleagues", null, "colleagues", null]);
  expect(called("managers")).toEqual(["colleagues", null, "managers", "managers"]);
  expect(called("customer", true)).toEqual(["colleagues", null, "colleagues", null]);
});

test("an order is heard of when the café moves it, not by its customer or when it is paid", () => {
  const moved = (from: OrderEvent & { type: "moved" }) => from;
  const base = { type: "moved", skipped: [], reason: null, promisedAt: null, at: now } as const;
  const started = moved({ ...base, kind: "forward", from: "placed", to: "in_progress" });
  const paid = moved({ ...base, kind: "forward", from: "payment_process", to: "placed" });
  const later = { type: "promised", promisedAt: minutes(5), at: now } as const;
  const heard = (event: OrderEvent, by: "customer" | "staff" | "merchant") =>
    unheardAfter(placed, event, by).heardAt;
  expect([heard(started, "staff"), heard(started, "merchant")]).toEqual([now, now]);
  expect([heard(started, "customer"), heard(paid, "merchant")]).toEqual([null, null]);
  expect([heard(later, "staff"), heard(later, "merchant")]).toEqual([now, null]);
});

test("whenever somebody looks, and whoever comes and goes, no step is left out too long or taken twice", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom("on_duty", "off_duty"))),
      (looks) => {
        let [order, at] = [{ ...placed, unheardCancelMinutes: 15 } as Escalated, now];
        const taken: EscalationStep[] = [];
        for (const [wait, crew] of looks) {
          at = new Date(at.getTime() + wait * 60_000);
          const due = dueEscalation(order, crew as Crew, at);
          if (due === null) {
            const waited = at.getTime() - (order.unheardAt ?? now).getTime();
            const isOver = order.unheardStep === "customer" || order.unheardStep === "cancel";
            expect(waited < 3 * 60_000 || isOver).toBe(true);
            continue;
          }
          expect(taken).not.toContain(due);
          taken.push(due);
          order = { ...order, unheardStep: due, unheardAt: at };
        }
      },
    ),
  );
});
