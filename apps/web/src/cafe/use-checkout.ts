import { useRef, useState } from "preact/hooks";
import { randomId } from "../ui/random-id.ts";
import { safeStorage } from "../ui/storage.ts";
import { type Paid, type Payment, pay } from "./api.ts";
import { parsePaymentKey, paymentKeyFor } from "./payment-key.ts";

export type CheckoutState =
  | { readonly phase: "idle" }
  | { readonly phase: "paying" }
  | { readonly phase: "failed"; readonly code: string };

const storageName = "gotovo-payment";

/** Pays once, however often the button is pressed; `onPaid` then hears of the order. */
export function useCheckout(onPaid: (paid: Paid) => void) {
  const [state, setState] = useState<CheckoutState>({ phase: "idle" });
  const busy = useRef(false);
  const submit = async (payment: Payment) => {
    if (busy.current) return;
    busy.current = true;
    setState({ phase: "paying" });
    const storage = safeStorage();
    const previous = parsePaymentKey(storage.getItem(storageName));
    const payingFor = paymentKeyFor(previous, JSON.stringify(payment), randomId);
    storage.setItem(storageName, JSON.stringify(payingFor));
    const result = await pay(payment, payingFor.key);
    if (result.kind === "failed") {
      busy.current = false;
      setState({ phase: "failed", code: result.code });
      return;
    }
    storage.removeItem(storageName);
    // Still busy: the page is leaving.
    onPaid(result);
  };
  const reset = () => {
    if (!busy.current) setState({ phase: "idle" });
  };
  return { state, submit, reset };
}
