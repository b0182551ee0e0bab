import autocannon from "autocannon";
import { type Compared, inTurns, perSecond } from "./in-turns.ts";

export interface Target {
  readonly url: string;
  readonly options: Partial<autocannon.Options>;
}

/** Many short turns: what a busy machine does to one within a second it does not do to the next. */
const rounds = 31;
/** Milliseconds between looks whether a turn is over; a second unless given. */
const sampleInt = 5;
/** Requests before code is compiled and statements are planned: a time would be too few on a busy machine. */
const warmUp = 6_000;

/**
 * Requests per second of two servers, measured in turns.
 * @param turn requests of a turn: worth a tenth of a second or so
 * @throws Error when a server answers anything but 2xx
 */
export async function compareLoad(target: Target, baseline: Target, turn: number): Promise<Compared> {
  for (const server of [target, baseline]) await rate(server, warmUp);
  return inTurns(
    rounds,
    () => rate(target, turn),
    () => rate(baseline, turn),
  );
}

async function rate({ url, options }: Target, amount: number): Promise<number> {
  return perSecond(amount, async () => {
    const result = await autocannon({ url, connections: 20, amount, sampleInt, ...options });
    if (result.non2xx > 0 || result.errors > 0) {
      throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`);
    }
  });
}

let orders = 0;

/** The body of another order each time, promised for in ten minutes or not at all. */
export function orderBody(horecaId: string, prefix: string, promised = false): string {
  return JSON.stringify({
    order_id: `${prefix}-${++orders}`,
    horeca_id: horecaId,
    items: [{ name: "Cappuccino", quantity: 1, price: 35_000 }],
    total: 35_000,
    currency: "RUB",
    ...(promised && { ready_at: new Date(Date.now() + 600_000).toISOString() }),
  });
}

/** Every request places another order. */
export function manyOrders(horecaId: string, prefix: string, promised = false) {
  const setupRequest = (request: object) => ({ ...request, body: orderBody(horecaId, prefix, promised) });
  return { requests: [{ method: "POST" as const, setupRequest }] };
}
