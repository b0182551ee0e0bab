import { expect, test } from "vitest";
import { createStreamPlaces } from "./stream-caps.ts";

test("an address has so many streams, all have so many, and a place is given back once", () => {
  const take = createStreamPlaces({ perAddress: 2, inAll: 3 });
  const first = take("192.0.2.1");
  take("192.0.2.1");
  expect(() => take("192.0.2.1")).toThrow("too_many_attempts");
  take("192.0.2.2");
  expect(() => take("192.0.2.3")).toThrow("too_many_attempts");
  first();
  first();
  take("192.0.2.3");
  expect(() => take("192.0.2.1")).toThrow("too_many_attempts");
});
