import { describe, expect, it } from "vitest";
import { parsePaymentKey, paymentKeyFor } from "./payment-key.ts";

const keys = () => {
  let made = 0;
  return () => `key-${++made}`;
};

describe("the payment's key", () => {
  it("stays while the same cart is paid and changes with it", () => {
    const newKey = keys();
    const first = paymentKeyFor(null, "latte", newKey);
    expect(paymentKeyFor(first, "latte", newKey)).toBe(first);
    expect(paymentKeyFor(first, "latte and bun", newKey).key).toBe("key-2");
  });

  it("survives a reload, and anything else that may be stored there", () => {
    const key = { key: "k", paidFor: "latte" };
    expect(parsePaymentKey(JSON.stringify(key))).toEqual(key);
    for (const stored of [null, "", "{", "[]", '{"key":1}']) expect(parsePaymentKey(stored)).toBeNull();
  });
});
