/** The idempotency key of a payment, and what it was made for. */
export interface PaymentKey {
  readonly key: string;
  readonly paidFor: string;
}

/**
 * The key to pay with: the same one while the same cart is being paid, so that a second click, a reload or a lost answer
 * orders once; a new one when the cart has changed.
 */
export function paymentKeyFor(
  previous: PaymentKey | null,
  paidFor: string,
  newKey: () => string,
): PaymentKey {
  return previous?.paidFor === paidFor ? previous : { key: newKey(), paidFor };
}

export function parsePaymentKey(stored: string | null): PaymentKey | null {
  try {
    const value = JSON.parse(stored ?? "null") as PaymentKey | null;
    return typeof value?.key === "string" && typeof value.paidFor === "string" ? value : null;
  } catch {
    // A damaged value: the next payment makes a new key.
    return null;
  }
}
