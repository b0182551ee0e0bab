import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatContext } from "../chats/enter-chat.ts";
import { changeOrder } from "../orders/change-order.ts";
import { writes } from "../testing/dialogs.ts";
import { codeOf, openShop, pair, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { closeDialogs } from "./close-dialogs.ts";
import { rememberChoice } from "./deliver-held.ts";
import { addresseeOf, addresseeOfOrder, routeMessage } from "./route-message.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A customer with an active order at a new café. */
async function orders(anna: ChatContext, name: string) {
  const cafe = await shop.merchant(name);
  const placed = await cafe.place("A-1");
  await pair(shop.deps, anna, codeOf(placed));
  const actor = { kind: "merchant", merchantId: cafe.merchantId } as const;
  return {
    cafe,
    orderId: placed.order.id,
    cancel: () =>
      changeOrder(shop.deps, actor, { id: placed.order.id }, { type: "move", to: "canceled_by_cafe" }),
  };
}

/** Where a message goes: `to …`, or what there is to choose from. */
async function route(anna: ChatContext): Promise<string> {
  const found = await routeMessage(shop.deps, anna);
  const nameOf = ({ venueName }: { venueName: string }) => venueName.split(":")[0];
  return "to" in found ? `to ${nameOf(found.to)}` : `choose ${found.choose.map(nameOf).join(", ")}`;
}

describe("what a customer writes goes", () => {
  test("to the café of their active order, and is about that order", async () => {
    const anna = await shop.person();
    const { cafe, orderId } = await orders(anna, "Зерно");
    expect(await routeMessage(shop.deps, anna)).toMatchObject({ to: { venueId: cafe.venueId, orderId } });
  });

  test("to whichever they choose when there are several, until one is left", async () => {
    const anna = await shop.person();
    const first = await orders(anna, "Первое");
    shop.pass(1);
    await orders(anna, "Второе");
    expect(await route(anna)).toBe("choose Второе, Первое");
    await rememberChoice(shop.deps, anna, await writes(shop.deps, anna, first.cafe.venueId, "Ау"));
    expect(await route(anna)).toBe("to Первое");
    await first.cancel();
    // What they chose before an order elsewhere was the only one does not count against it.
    expect(await route(anna)).toBe("to Второе");
  });

  test("on in a dialog of the day when no order is active; later, or when it is closed, they choose", async () => {
    const anna = await shop.person();
    const { cafe, cancel } = await orders(anna, "Вчера");
    const boris = await hire(shop, cafe.venueId, "barista");
    await cancel();
    expect(await route(anna)).toBe("choose Вчера");
    const id = await writes(shop.deps, anna, cafe.venueId, "Ау");
    expect(await route(anna)).toBe("to Вчера");
    shop.pass(24 * 3600);
    expect(await route(anna)).toBe("choose Вчера");
    await writes(shop.deps, anna, cafe.venueId, "Ау");
    await closeDialogs(shop.deps, boris.staff, [id]);
    expect(await route(anna)).toBe("choose Вчера");
  });
});

test("an order names its café to its own customer alone", async () => {
  const [anna, vera] = [await shop.person(), await shop.person()];
  const { cafe, orderId } = await orders(anna, "Зерно");
  expect(await addresseeOfOrder(shop.deps, anna, orderId)).toMatchObject({ venueId: cafe.venueId, orderId });
  expect(await addresseeOfOrder(shop.deps, vera, orderId)).toBeNull();
  expect(await addresseeOf(shop.deps, vera, cafe.venueId)).toBeNull();
});

test("a café dealt with long ago can still be written to, though many came after it", async () => {
  const anna = await shop.person();
  const first = await orders(anna, "Давно");
  await first.cancel();
  for (let number = 0; number < 7; number++) {
    shop.pass(60);
    await (await orders(anna, `Кафе ${number}`)).cancel();
  }
  expect(await addresseeOf(shop.deps, anna, first.cafe.venueId)).toMatchObject({
    venueId: first.cafe.venueId,
  });
  const choice = await routeMessage(shop.deps, anna);
  expect("choose" in choice && choice.choose).toHaveLength(6);
});
