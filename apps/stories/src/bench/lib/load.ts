import autocannon from "autocannon";
import { type Compared, inTurns } from "./in-turns.ts";

export interface Target {
  readonly url: string;
  readonly options: Partial<autocannon.Options>;
}

const rounds = 5;
const seconds = 3;

/**
 * Requests per second of two servers, measured in turns; medians.
 * @throws Error when a server answers anything but 2xx
 */
export async function compareLoad(target: Target, baseline: Target): Promise<Compared> {
  await rate(target, 1);
  await rate(baseline, 1);
  return inTurns(
    rounds,
    () => rate(target, seconds),
    () => rate(baseline, seconds),
  );
}

async function rate({ url, options }: Target, duration: number): Promise<number> {
  const result = await autocannon({ url, connections: 20, duration, ...options });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`);
  }
  return result["2xx"] / result.duration;
}

let orders = 0;

/** The body of another order each time. */
export function orderBody(horecaId: string, prefix: string): string {
  return JSON.stringify({
    order_id: `${prefix}-${++orders}`,
    horeca_id: horecaId,
    items: [{ name: "Cappuccino", quantity: 1, price: 35_000 }],
    total: 35_000,
    currency: "RUB",
  });
}

/** Every request places another order. */
export function manyOrders(horecaId: string, prefix: string) {
  const setupRequest = (request: object) => ({ ...request, body: orderBody(horecaId, prefix) });
  return { requests: [{ method: "POST" as const, setupRequest }] };
}
