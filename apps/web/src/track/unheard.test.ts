import { expect, it } from "vitest";
import { trackedOrder } from "../../dev/fake-orders.ts";
import { leadOf } from "./view.ts";

it("an order that nobody has taken does not say that somebody sees it", () => {
  const now = Date.now();
  expect(leadOf(trackedOrder({ unheard: true }), now)).toBe("lead-placed-unheard");
  expect(leadOf(trackedOrder({ unheard: false }), now)).toBe("lead-placed");
});
