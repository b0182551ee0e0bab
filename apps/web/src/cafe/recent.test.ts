import { expect, it } from "vitest";
import { parseRecentOrders, recentOrders } from "./recent.ts";

const hour = 3_600_000;
const order = (number: string, hoursAgo: number) => ({
  number,
  path: `/t/${number}`,
  at: 10 * hour - hoursAgo * hour,
});

it("shows the newest orders of the last hours", () => {
  const orders = [order("1", 2), order("2", 5), order("3", 0.5), order("4", 1)];
  expect(recentOrders(orders, 10 * hour).map(({ number }) => number)).toEqual(["3", "4"]);
});

it("links to tracking pages only, whatever is stored", () => {
  const bad = [
    { number: "1", path: "javascript:alert(1)", at: 0 },
    { number: "2", path: "//evil/t/x", at: 0 },
    null,
  ];
  expect(parseRecentOrders(JSON.stringify([order("3", 0), ...bad]))).toEqual([order("3", 0)]);
  expect(parseRecentOrders("{")).toEqual([]);
});
