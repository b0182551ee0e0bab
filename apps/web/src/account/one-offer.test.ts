import { expect, test } from "vitest";
import { withOneOffer } from "./one-offer.ts";

test("fifteen orders that a café takes for somebody's are one question, and no order of theirs is left out", () => {
  const offers = Array.from({ length: 15 }, (_, id) => ({ id, offered: true, merchant_name: "Pushy" }));
  const own = [15, 16].map((id) => ({ id, offered: false, merchant_name: "Pushy" }));
  const other = { id: 17, offered: true, merchant_name: "Other" };
  expect(withOneOffer([...offers, ...own, other]).map(({ id }) => id)).toEqual([0, 15, 16, 17]);
});
