import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deletePerson } from "../accounts/delete-account.ts";
import { recordBlock } from "../chat-sync/record-block.ts";
import { changeOrder } from "../orders/change-order.ts";
import { endPairingOfOrder } from "../orders/pairing/end-pairings.ts";
import { draft, progress } from "../testing/broadcasts.ts";
import { toBeShown, writes } from "../testing/dialogs.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { countSelected, selectPerson } from "./select-person.ts";
import { startBroadcast } from "./start-broadcast.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe("whoever has an active order and has not written", () => {
  /** A venue with a barista, and a customer who follows an order there. */
  async function following() {
    const cafe = await shop.merchant();
    const boris = await hire(shop, cafe.venueId, "barista");
    const anna = await shop.person();
    const placed = await cafe.place("A-1", { number: "17" });
    await pair(shop.deps, anna, codeOf(placed));
    const select = (person = anna) =>
      selectPerson(shop.deps, boris.staff, boris.chat, person.person.id, true);
    const send = async () => {
      await draft(shop, boris, "Машина сломалась");
      await startBroadcast(shop.deps, boris.staff, boris.chat);
    };
    return { cafe, boris, anna, placed, select, send };
  }
  const dialogsOf = (venueId: string) =>
    shop.rows(
      `select o.number, d.waiting_since, d.assignee_id, d.closed_at from dialog d left join "order" o on o.id = d.order_id
       where d.venue_id = $1`,
      [venueId],
    );

  test("is selected without a dialog, which a broadcast begins, about that order", async () => {
    const { cafe, boris, anna, select, send } = await following();
    await select();
    expect(await countSelected(shop.deps, boris.staff)).toBe(1);
    expect(await dialogsOf(cafe.venueId)).toEqual([]);
    await send();
    expect(await toBeShown(shop, anna)).toEqual(["Машина сломалась"]);
    expect(await dialogsOf(cafe.venueId)).toEqual([
      { number: "17", waiting_since: null, assignee_id: null, closed_at: null },
    ]);
    expect(await progress(shop, boris)).toMatchObject([{ receivers: 1 }]);
  });

  test("and whoever waits for an answer are written to at once; nobody waits after it", async () => {
    const { cafe, boris, anna, select, send } = await following();
    const vera = await shop.person();
    await writes(shop.deps, vera, cafe.venueId, "Есть кто?");
    await select();
    await select(vera);
    await send();
    for (const person of [anna, vera]) expect(await toBeShown(shop, person)).toEqual(["Машина сломалась"]);
    const waiting = (await dialogsOf(cafe.venueId)).map(({ waiting_since }) => waiting_since);
    expect(waiting).toEqual([null, null]);
    expect(await progress(shop, boris)).toMatchObject([{ receivers: 2 }]);
  });

  test("cannot be selected once they have blocked the bot, said that the order is not theirs, or been erased", async () => {
    const { boris, anna, placed, select, send } = await following();
    await recordBlock(shop.deps, anna, true);
    expect(await refusalOf(select())).toBe("recipient_unreachable");
    await recordBlock(shop.deps, anna, false);
    await select();
    await endPairingOfOrder(shop.deps, { personId: anna.person.id, orderId: placed.order.id });
    expect(await countSelected(shop.deps, boris.staff)).toBe(0);
    expect(await refusalOf(send())).toBe("nothing_to_send");
    expect(await refusalOf(select())).toBe("not_found");

    const erased = await following();
    await erased.select();
    await deletePerson(shop.deps, erased.anna.person.id);
    expect(await countSelected(shop.deps, erased.boris.staff)).toBe(0);
    expect(await refusalOf(erased.select())).toBe("not_found");
  });

  test("and has no order any more, nor a dialog, is a receiver no more", async () => {
    const { cafe, boris, placed, select, send } = await following();
    await select();
    const merchant = { kind: "merchant", merchantId: cafe.merchantId } as const;
    const cancel = { type: "move", to: "canceled_by_cafe" } as const;
    await changeOrder(shop.deps, merchant, { id: placed.order.id }, cancel);
    expect(await countSelected(shop.deps, boris.staff)).toBe(0);
    expect(await refusalOf(send())).toBe("nothing_to_send");
  });
});
