import { expect, test } from "vitest";
import { widerNetwork } from "./network.ts";

test.each([
  ["2001:db8:1:2::/64", "2001:db8:1::/48"],
  ["2001:db8:1:ffff::/64", "2001:db8:1::/48"],
  ["192.0.2.1", null],
  ["telegram:7", null],
  ["unknown", null],
])("%s is in %s", (address, wider) => {
  expect(widerNetwork(address)).toBe(wider);
});
