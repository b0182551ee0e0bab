import { type SoldOut, soldOutSilence } from "@gotovo/domain";
import type { OrderRow } from "../order-row.ts";

/** What has run out of an order, as café servers see it; null: nothing has. */
export function soldOutView(order: Pick<OrderRow, "status" | "items" | "soldOut">) {
  const { soldOut } = order;
  return soldOut && { ...questionView(soldOut), silence: soldOutSilence(order, soldOut).type };
}

function questionView({ name, item, option, choices, until, end }: SoldOut) {
  return {
    name,
    item: item.name,
    is_option: option !== null,
    state: end?.how ?? ("asked" as const),
    choices: choices.map(({ name, price }) => ({ name, price: price ?? null })),
    choice: end?.choice ?? null,
    by: end?.by ?? null,
    difference: end ? end.difference : null,
    until,
  };
}
