import { setTimeout as sleep } from "node:timers/promises";
import type { OrderStatus } from "@gotovo/domain";
import type { Cafe } from "./cafe.ts";
import type { Customer } from "./customer.ts";

/** What an order goes through after it is placed. */
type Stage = "in_progress" | "ready" | "delivered";

export interface RushOptions {
  readonly cafes: readonly Cafe[];
  /** Who order, in turn; each has been paired with every café. */
  readonly customers: readonly Customer[];
  readonly perSecond: number;
  readonly seconds: number;
  /** After it is placed; until it is ready unless given. */
  readonly stages?: readonly Stage[];
  /** Milliseconds between an order's stages. */
  readonly stageMs: number;
  /** Where the next request goes; the cafés' own address unless given. */
  readonly address?: () => string;
}

export interface RushedOrder {
  readonly number: string;
  readonly customer: Customer;
  /** When the café's server read of each status that it is accepted, in milliseconds since 1970. */
  readonly accepted: ReadonlyMap<OrderStatus, number>;
}

/** One answer that a café's server got, or did not get. */
export interface RushAnswer {
  readonly path: "place" | "move";
  /** 0: there was none. */
  readonly status: number;
  readonly ms: number;
  readonly at: number;
}

export interface Rush {
  readonly orders: readonly RushedOrder[];
  readonly answers: readonly RushAnswer[];
}

/** Milliseconds before a request that had no answer is made again. */
const pauseMs = 100;
let rushes = 0;

/**
 * Orders come in at a steady pace, however slow the answers are, and are moved through all their stages. As a café's server
 * should, it comes back later when it is told to (429, 503), and asks again when there was no answer.
 * @returns when the last order is handed out
 */
export async function rush(options: RushOptions): Promise<Rush> {
  const { perSecond, seconds } = options;
  const answers: RushAnswer[] = [];
  const began = performance.now();
  const name = `rush-${++rushes}`;
  const orders = Array.from({ length: Math.round(perSecond * seconds) }, async (_, n) => {
    await sleep(Math.max(0, began + (n * 1_000) / perSecond - performance.now()));
    return serve(options, `${name}-${n}`, n, answers);
  });
  return { orders: await Promise.all(orders), answers };
}

async function serve(
  { cafes, customers, stages = ["in_progress", "ready"], stageMs, address }: RushOptions,
  id: string,
  n: number,
  answers: RushAnswer[],
): Promise<RushedOrder> {
  const cafe = cafes[n % cafes.length] as Cafe;
  const customer = customers[n % customers.length] as Customer;
  const accepted = new Map<OrderStatus, number>();
  const ask = async (path: RushAnswer["path"], to: string, body: object) => {
    for (;;) {
      const asked = performance.now();
      const { status, retryAfter } = await post(cafe, address?.() ?? cafe.url, to, body);
      answers.push({ path, status, ms: performance.now() - asked, at: Date.now() });
      if (status === 200) return;
      if (status !== 0 && status !== 429 && status !== 503)
        throw new Error(`${to} was answered with ${status}`);
      await sleep(status === 0 ? pauseMs : retryAfter * 1_000);
    }
  };
  await ask("place", "/v1/orders", {
    ...{ order_id: id, number: id, horeca_id: cafe.horecaId },
    items: [{ name: "Cappuccino", quantity: 1 }],
    customer: { site_user_id: customer.siteUserId },
  });
  accepted.set("placed", Date.now());
  for (const status of stages) {
    await sleep(stageMs);
    await ask("move", `/v1/orders/${id}/status`, { status });
    accepted.set(status, Date.now());
  }
  return { number: id, customer, accepted };
}

async function post(cafe: Cafe, address: string, path: string, body: object) {
  try {
    const response = await fetch(`${address}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${cafe.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    await response.text();
    return { status: response.status, retryAfter: Number(response.headers.get("retry-after") ?? 1) };
  } catch {
    // A process that ended answers nobody.
    return { status: 0, retryAfter: 0 };
  }
}

/** The value that this share of the numbers do not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
