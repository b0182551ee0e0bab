import { findOrder } from "../orders/find-order.ts";
import { answerSoldOut } from "../orders/sold-out/answer-sold-out.ts";
import { askSoldOut } from "../orders/sold-out/ask-sold-out.ts";
import { codeOf, pair, type Shop } from "./shop.ts";
import { stopListOf } from "./stop-list.ts";
import { hire } from "./team.ts";

export const bought = [
  { name: "Латте", quantity: 1, price: 300, options: { Молоко: "овсяное" } },
  { name: "Круассан", quantity: 2, price: 100 },
];

/** A paid order of 500 roubles of a paired customer, and two who work there. */
export async function takenOrder(shop: Shop, items: object[] = bought) {
  const cafe = await shop.merchant();
  const { staff, chat } = await hire(shop, cafe.venueId, "barista");
  const { staff: colleague } = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  const order = { items, total: 500, currency: "RUB", customer: { siteUserId: "anna" } };
  const placed = await cafe.place("A-1", order);
  await pair(shop.deps, anna, codeOf(placed));
  await shop.forgetJobs();
  const orderId = placed.order.id;
  const customer = { kind: "customer", personId: anna.person.id } as const;
  const read = () => findOrder(shop.deps.db.prisma, staff, { id: orderId });
  const input = async (part: number) => ({ orderId, part, expectedVersion: (await read()).version });
  return {
    cafe,
    staff,
    colleague,
    chat,
    anna,
    orderId,
    customer,
    read,
    input,
    ask: async (part: number, choices: { name: string; price?: number }[] = [], by = staff) =>
      askSoldOut(shop.deps, by, { ...(await input(part)), choices }),
    answer: (type: "take_off" | "cancel", question = 2) =>
      answerSoldOut(shop.deps, customer, { orderId, question, answer: { type } }),
    swap: (choice: number, question = 2) =>
      answerSoldOut(shop.deps, customer, { orderId, question, answer: { type: "swap", choice } }),
    ...stopListOf(shop, cafe),
  };
}
