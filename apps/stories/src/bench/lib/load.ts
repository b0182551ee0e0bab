import autocannon from "autocannon";
import { type Compared, inTurns } from "./in-turns.ts";

export interface Target {
  readonly url: string;
  readonly options: Partial<autocannon.Options>;
}

const rounds = 15;
const seconds = 1;
/** Requests before code is compiled and statements are planned: a time would be too few on a busy machine. */
const warmUp = 6_000;

/**
 * Requests per second of two servers, measured in turns.
 * @throws Error when a server answers anything but 2xx
 */
export async function compareLoad(target: Target, baseline: Target): Promise<Compared> {
  for (const server of [target, baseline]) await rate(server, { amount: warmUp });
  return inTurns(
    rounds,
    () => rate(target, { duration: seconds }),
    () => rate(baseline, { duration: seconds }),
  );
}

async function rate({ url, options }: Target, extent: Partial<autocannon.Options>): Promise<number> {
  const result = await autocannon({ url, connections: 20, ...extent, ...options });
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
