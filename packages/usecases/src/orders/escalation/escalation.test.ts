import type { EscalationStep } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordBlock } from "../../chat-sync/record-block.ts";
import { setDuty } from "../../dialogs/set-duty.ts";
import { orderTickQueue } from "../../publish.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { hire, toBeSaid } from "../../testing/team.ts";
import { changeSetting } from "../../venue/change-setting.ts";
import { removeMember } from "../../venue/staff/remove-member.ts";
import { switchVenue } from "../../venue/staff/switch-venue.ts";
import { changeOrder } from "../change-order.ts";
import { movePromise } from "../move-promise.ts";
import { republishOrder } from "../republish-order.ts";
import { hearOrder } from "./hear-order.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function openCafe() {
  const cafe = await shop.merchant();
  await shop.rows("update venue set unheard_minutes = 3 where id = $1", [cafe.venueId]);
  const owner = await hire(shop, cafe.venueId, "owner");
  const barista = await hire(shop, cafe.venueId, "barista");
  await setDuty(shop.deps, owner.staff, false);
  await shop.forgetJobs();
  return { ...cafe, owner, barista, merchant: { kind: "merchant", merchantId: cafe.merchantId } as const };
}

/** In how many minutes the orders are looked at next. */
async function looks(...ids: string[]): Promise<number[]> {
  const jobs = await shop.rows<{ at: Date }>(
    "select min(start_after) as at from pgboss.job where name = $1 and data->>'orderId' = any($2) group by data->>'orderId'",
    [orderTickQueue, ids],
  );
  return jobs.map(({ at }) => (at.getTime() - shop.now().getTime()) / 60_000);
}

async function stateOf(id: string) {
  const [row] = await shop.rows<{ status: string; step: EscalationStep | null; refund: string }>(
    'select status, unheard_step as step, refund_state as refund from "order" where id = $1',
    [id],
  );
  return row as { status: string; step: EscalationStep | null; refund: string };
}

async function lookAt(id: string): Promise<EscalationStep[]> {
  const taken: EscalationStep[] = [];
  await republishOrder(shop.deps, id, (step) => taken.push(step));
  return taken;
}

const logOf = (merchantId: string, type: string) =>
  shop.rows<{ data: { change: object } }>(
    "select data from event where merchant_id = $1 and type = $2 order by written",
    [merchantId, type],
  );

describe("an order that nobody starts", () => {
  test("goes up step by step, whoever looks and however often, and is in the log once", async () => {
    const { place, merchantId, owner, barista } = await openCafe();
    const { order } = await place("A");
    expect(await looks(order.id)).toEqual([3]);
    const another = await shop.anotherProcess();
    const taken: EscalationStep[] = [];
    const everybody = () =>
      Promise.all(
        [shop.deps, another, shop.deps].map((deps) =>
          republishOrder(deps, order.id, (step) => taken.push(step)),
        ),
      );
    for (let minute = 0; minute < 12; minute += 1.5) {
      await everybody();
      shop.pass(90);
    }
    expect(taken).toEqual(["colleagues", "managers", "customer"]);
    const since = order.createdAt.toISOString();
    const told = (await logOf(merchantId, "order.unheard")).map(({ data }) => data.change);
    expect(told).toEqual([{ step: "colleagues", since }]);
    expect(await shop.waiting("horeca")).toEqual(
      [owner, barista].map(({ chat }) => String(chat.chatId)).sort(),
    );
    expect(await stateOf(order.id)).toMatchObject({ status: "placed", step: "customer" });
  });

  test("is silent for all once one of them sees it; of two at once the first counts", async () => {
    const { place, owner, barista } = await openCafe();
    const { order } = await place("A");
    shop.pass(180);
    expect(await lookAt(order.id)).toEqual(["colleagues"]);
    const taps = await Promise.all(
      [owner, barista].map(({ staff }) => hearOrder(shop.deps, staff, order.id)),
    );
    expect(taps.filter(({ first }) => first)).toHaveLength(1);
    const [first] = taps.filter((tap) => tap.first);
    const again = await hearOrder(shop.deps, barista.staff, order.id);
    expect([again.first, again.order.heardByName]).toEqual([false, first?.order.heardByName]);
    shop.pass(3600);
    expect(await lookAt(order.id)).toEqual([]);
    await changeOrder(shop.deps, barista.staff, { id: order.id }, { type: "move", to: "in_progress" });
    expect(await refusalOf(hearOrder(shop.deps, owner.staff, order.id))).toBe("stale_version");
    const stranger = await hire(shop, (await shop.merchant()).venueId, "owner");
    expect(await refusalOf(hearOrder(shop.deps, stranger.staff, order.id))).toBe("not_found");
  });

  test("was heard of by whoever moves it, or its promise; taken back it stays so", async () => {
    const { place, barista, merchant } = await openCafe();
    const [started, moved, api] = [await place("S"), await place("P"), await place("M")];
    await changeOrder(
      shop.deps,
      barista.staff,
      { id: started.order.id },
      { type: "move", to: "in_progress" },
    );
    await changeOrder(shop.deps, barista.staff, { id: started.order.id }, { type: "move", to: "placed" });
    await movePromise(shop.deps, barista.staff, { orderId: moved.order.id, minutes: 10, expectedVersion: 1 });
    await changeOrder(shop.deps, merchant, { id: api.order.id }, { type: "move", to: "in_progress" });
    await changeOrder(shop.deps, merchant, { id: api.order.id }, { type: "move", to: "placed" });
    shop.pass(600);
    for (const { order } of [started, moved, api]) expect(await lookAt(order.id)).toEqual([]);
  });

  test("counts from when it is paid", async () => {
    const { place, merchant } = await openCafe();
    const { order } = await place("A", { status: "payment_process" });
    expect(await looks(order.id)).toEqual([]);
    shop.pass(3600);
    await changeOrder(shop.deps, merchant, { id: order.id }, { type: "move", to: "placed" });
    expect(await looks(order.id)).toEqual([3]);
  });

  test("is canceled with its refund due, only where the café wants it, unless somebody is quicker", async () => {
    const { place, owner, barista, merchantId } = await openCafe();
    await changeSetting(shop.deps, owner.staff, { setting: "unheard_cancel_minutes", to: 15 });
    const paid = { total: 500, currency: "RUB" };
    const [lost, seen, killed] = [await place("L", paid), await place("S", paid), await place("K", paid)];
    for (let minute = 0; minute < 15; minute += 3) {
      for (const { order } of [lost, seen, killed]) await lookAt(order.id);
      shop.pass(180);
    }
    await hearOrder(shop.deps, barista.staff, seen.order.id);
    expect(await lookAt(lost.order.id)).toEqual(["cancel"]);
    expect(await lookAt(lost.order.id)).toEqual([]);
    expect(await lookAt(seen.order.id)).toEqual([]);
    expect(await stateOf(lost.order.id)).toEqual({
      status: "canceled_by_cafe",
      step: "cancel",
      refund: "due",
    });
    expect(await stateOf(seen.order.id)).toMatchObject({ status: "placed", refund: "none" });
    const [canceled] = await logOf(merchantId, "order.canceled");
    expect(canceled?.data.change).toMatchObject({ by: "clock", kind: "cancel" });
    // Its staff bring it back: they know of it now.
    await changeOrder(shop.deps, barista.staff, { id: lost.order.id }, { type: "move", to: "placed" });
    shop.pass(3600);
    expect(await lookAt(lost.order.id)).toEqual([]);
    expect(await stateOf(lost.order.id)).toEqual({ status: "placed", step: null, refund: "none" });
    const both = await Promise.all([
      lookAt(killed.order.id),
      hearOrder(shop.deps, barista.staff, killed.order.id).catch(() => null),
    ]);
    const wasHeard = both[1]?.first === true;
    expect((await stateOf(killed.order.id)).status).toBe(wasHeard ? "placed" : "canceled_by_cafe");
  });
});

describe("when nobody is on duty", () => {
  test("managers are told at once, however the last one goes, of what is there and of what comes", async () => {
    const { place, owner, barista } = await openCafe();
    const other = await shop.merchant();
    await hire(shop, other.venueId, "barista", barista.chat);
    const { venueId } = barista.staff;
    const ways = [
      [() => setDuty(shop.deps, barista.staff, false), () => setDuty(shop.deps, barista.staff, true)],
      [() => recordBlock(shop.deps, barista.chat, true), () => recordBlock(shop.deps, barista.chat, false)],
      [
        () => switchVenue(shop.deps, barista.chat, other.venueId),
        () => switchVenue(shop.deps, barista.chat, venueId),
      ],
      [() => removeMember(shop.deps, owner.staff, barista.staff.staffId), async () => {}],
    ] as const;
    await switchVenue(shop.deps, barista.chat, venueId);
    for (const [way, [leave, comeBack]] of ways.entries()) {
      const { order } = await place(`there-${way}`);
      await shop.forgetJobs();
      shop.pass(60);
      await leave();
      expect(await looks(order.id)).toEqual([-1]);
      expect(await lookAt(order.id)).toEqual(["managers"]);
      const next = await place(`comes-${way}`);
      expect(await looks(next.order.id)).toEqual([0]);
      expect(await lookAt(next.order.id)).toEqual(["managers"]);
      await comeBack();
    }
  });

  test("a manager whose chat shows another café is told in words", async () => {
    const { place, owner, barista, venueId } = await openCafe();
    const other = await shop.merchant();
    await hire(shop, other.venueId, "owner", owner.chat);
    await switchVenue(shop.deps, owner.chat, other.venueId);
    await setDuty(shop.deps, barista.staff, false);
    const { order } = await place("A-7");
    expect(venueId).not.toBe(other.venueId);
    await lookAt(order.id);
    await lookAt(order.id);
    const args = { venue: "Кофейня: зал", number: "A-7" };
    const said = (await toBeSaid(shop, owner.chat)).filter(([key]) => key === "unheard-elsewhere");
    expect(said).toEqual([["unheard-elsewhere", args]]);
  });
});

test("a setting moves the looks of orders that are there, and switches them off", async () => {
  const { place, owner } = await openCafe();
  const { order } = await place("A");
  await shop.forgetJobs();
  await changeSetting(shop.deps, owner.staff, { setting: "unheard_minutes", to: 1 });
  expect(await looks(order.id)).toEqual([1]);
  await changeSetting(shop.deps, owner.staff, { setting: "unheard_minutes", to: 0 });
  shop.pass(600);
  expect(await lookAt(order.id)).toEqual([]);
});
