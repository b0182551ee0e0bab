import { DomainError, type EscalationStep, escalationSteps } from "@gotovo/domain";
import { sizes } from "@gotovo/testing/sizes";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "../../context.ts";
import { setDuty } from "../../dialogs/set-duty.ts";
import { orderTickQueue } from "../../publish.ts";
import { openShop, type Shop } from "../../testing/shop.ts";
import { hire } from "../../testing/team.ts";
import { pauseVenue, resumeVenue } from "../../venue/pause-venue.ts";
import { tickVenue } from "../../venue/tick-venue.ts";
import { changeOrder } from "../change-order.ts";
import { republishOrder } from "../republish-order.ts";
import { hearOrder } from "./hear-order.ts";

let shop: Shop;
let another: Deps;
beforeAll(async () => {
  shop = await openShop();
  another = await shop.anotherProcess();
});
afterAll(() => shop.close());

/** The venue is in Moscow and open from 9 to 18. */
const week = Array.from({ length: 7 }, () => [[540, 1080]]);
const isOpen = (at: Date) => {
  const minute = (at.getUTCHours() * 60 + at.getUTCMinutes() + 180) % 1440;
  return minute >= 540 && minute < 1080;
};
const minutesAllowed = 3;

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ pass: fc.integer({ min: 1, max: 4 }) }) },
  // Nobody looks meanwhile: the product was down, or it is night.
  { weight: 1, arbitrary: fc.record({ away: fc.constantFrom(20, 200, 900) }) },
  { weight: 3, arbitrary: fc.record({ place: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ order: fc.nat(3), do: fc.constantFrom("start", "back", "hear", "cancel") }),
  },
  { weight: 3, arbitrary: fc.record({ who: fc.nat(1), onDuty: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ pause: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Known {
  readonly id: string;
  readonly status: string;
  readonly heard: boolean;
  readonly step: EscalationStep | null;
  /** Its venue rests, and it has to wait for that. */
  readonly held: boolean;
}

const unlessRefused = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });

test("whatever happens, no order waits for longer than its limit without a word, and no step is taken twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), (steps) => live(steps)),
    { numRuns: sizes.escalations },
  );
});

async function live(steps: readonly Step[]): Promise<void> {
  const cafe = await shop.merchant();
  const { venueId, merchantId, place } = cafe;
  await shop.rows("update venue set unheard_minutes = $2, opening_hours = $3 where id = $1", [
    venueId,
    minutesAllowed,
    JSON.stringify(week),
  ]);
  const staff = [await hire(shop, venueId, "owner"), await hire(shop, venueId, "barista")];
  const onDuty = [true, true];
  const merchant = { kind: "merchant", merchantId } as const;
  const placed: string[] = [];
  const waited = new Map<string, number>();
  const taken = new Map<string, EscalationStep[]>();
  await shop.forgetJobs();

  const orders = () =>
    shop.rows<Known>(
      `select o.id, o.status::text, o.heard_at is not null as heard, o.unheard_step as step,
         coalesce(v.paused_until > $2 and o.placed_at >= v.paused_at, false) as held
       from "order" o join venue v on v.id = o.venue_id where o.venue_id = $1`,
      [venueId, shop.now()],
    );

  /** Goes on by minutes, and counts them for those who wait. */
  async function pass(minutes: number) {
    const waiting = (await orders()).filter(
      ({ status, heard, held }) => status === "placed" && !heard && !held,
    );
    for (let minute = 0; minute < minutes; minute++) {
      if (isOpen(shop.now())) for (const { id } of waiting) waited.set(id, (waited.get(id) ?? 0) + 1);
      shop.pass(60);
    }
  }

  /** Works what is due, some of it twice and at once, as after a kill. */
  async function work(round: number) {
    await tickVenue(shop.deps, venueId);
    for (let again = 0; again < 4; again++) {
      const due = await shop.rows<{ id: string }>(
        `with due as (delete from pgboss.job where name = $1 and start_after <= $2 returning data->>'orderId' as id)
         select distinct id from due`,
        [orderTickQueue, shop.now()],
      );
      for (const { id } of due) {
        const look = (deps: Deps) =>
          republishOrder(deps, id, (each) => taken.set(id, [...(taken.get(id) ?? []), each]));
        await Promise.all(round % 3 === 0 ? [look(shop.deps), look(another)] : [look(shop.deps)]);
      }
    }
  }

  async function carryOut(what: Step) {
    if ("pass" in what) return pass(what.pass);
    if ("away" in what) return pass(what.away);
    if ("place" in what) {
      const status = what.place ? "placed" : "payment_process";
      const { order } = await place(`${placed.length}`, { status });
      placed.push(order.id);
      if (!what.place)
        await changeOrder(shop.deps, merchant, { id: order.id }, { type: "move", to: "placed" });
      return;
    }
    if ("pause" in what) {
      const until = new Date(shop.now().getTime() + 300_000);
      return what.pause
        ? pauseVenue(shop.deps, merchantVenue, { until })
        : resumeVenue(shop.deps, merchantVenue);
    }
    if ("who" in what) {
      onDuty[what.who] = what.onDuty;
      return setDuty(shop.deps, (staff[what.who] as (typeof staff)[number]).staff, what.onDuty);
    }
    const id = placed.at(-1 - what.order);
    const barista = (staff[1] as (typeof staff)[number]).staff;
    if (id === undefined) return;
    if (what.do === "hear") return hearOrder(shop.deps, barista, id);
    const to = { start: "in_progress", back: "placed", cancel: "canceled_by_cafe" } as const;
    return changeOrder(shop.deps, barista, { id }, { type: "move", to: to[what.do] });
  }
  const merchantVenue = { kind: "merchant", merchantId, venueId } as const;

  for (const [round, what] of steps.entries()) {
    await unlessRefused(carryOut(what) as Promise<unknown>);
    await work(round);
    if (!isOpen(shop.now())) continue;
    for (const { id, status, heard, step, held } of await orders()) {
      if (status !== "placed" || heard || held) continue;
      const isTold = step !== null;
      const mustBe = (waited.get(id) ?? 0) >= minutesAllowed || !onDuty.includes(true);
      expect({ id, isTold: isTold || !mustBe }).toEqual({ id, isTold: true });
      if (!onDuty.includes(true)) expect(step).not.toBe("colleagues");
    }
  }
  for (const [id, told] of taken) {
    const inOrder = escalationSteps.filter((each) => told.includes(each));
    expect([id, told]).toEqual([id, inOrder]);
  }
  const events = await shop.rows<{ times: number }>(
    "select count(*)::int as times from event where merchant_id = $1 and type = 'order.unheard' group by subject_id",
    [merchantId],
  );
  expect(events.map(({ times }) => times)).toEqual([...taken].map(() => 1));
}
