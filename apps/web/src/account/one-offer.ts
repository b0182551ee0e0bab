import type { AccountOrder } from "@gotovo/contract";

type Offer = Pick<AccountOrder, "offered" | "merchant_name">;

/** Orders with one offer per café: the answer to it is the answer to all of that café's. */
export function withOneOffer<Order extends Offer>(orders: readonly Order[]): Order[] {
  const asked = new Set<string>();
  return orders.filter(({ offered, merchant_name: cafe }) => {
    if (!offered) return true;
    const isFirst = !asked.has(cafe);
    asked.add(cafe);
    return isFirst;
  });
}
