import type { CartLine, Language, Menu } from "../../shared/menu.ts";

export interface Payment {
  readonly language: Language;
  readonly name?: string;
  readonly lines: readonly CartLine[];
  /** In minor units, as shown. */
  readonly total: number;
}

export interface Paid {
  readonly kind: "paid";
  readonly number: string;
  /** Of the tracking page that may be shared. */
  readonly trackingPath: string;
  /** `#…`: what makes that address the buyer's own. It is led to once and not remembered. */
  readonly ownerKey: string;
}

export type PaymentResult =
  | Paid
  /** `code` is the server's, or `offline` when there was no answer. */
  | { readonly kind: "failed"; readonly code: string };

const timeoutMs = 30_000;

/** The café's menu. Throws when it cannot be had. */
export async function loadMenu(): Promise<Menu> {
  const response = await fetch("/demo/menu", { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return (await response.json()) as Menu;
}

/** Pays and orders. The same key orders once, however often it is sent. */
export async function pay(payment: Payment, key: string): Promise<PaymentResult> {
  try {
    const response = await fetch("/demo/checkout", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(payment),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return { kind: "failed", code: await codeOf(response) };
    const placed = (await response.json()) as { number: string; tracking: { owner_url: string } };
    // The page may be open under another name of this machine than the public one: stay here.
    const { pathname, hash } = new URL(placed.tracking.owner_url);
    return { kind: "paid", number: placed.number, trackingPath: pathname, ownerKey: hash };
  } catch {
    // No answer or half of one: the order may exist, and the same key will find it.
    return { kind: "failed", code: "offline" };
  }
}

async function codeOf(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.includes("json")) return String(response.status);
  const problem = (await response.json()) as { code?: unknown };
  return typeof problem.code === "string" ? problem.code : String(response.status);
}
