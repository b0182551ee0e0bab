import type { Deps } from "@gotovo/usecases/context";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import type { Figure } from "../lib/figure.ts";
import { compareLoad, manyOrders } from "../lib/load.ts";
import { type SeededMerchant, seedCustomers, seedMerchant, seedOpenHours, seedOrders } from "../lib/seed.ts";

const person = 700_000_001;

/** Requests per second of the API's hottest read, beside a bare handler with the same read. */
export async function subscriptionFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  return withServers(newDatabase, async ({ api, bare, headers }) => {
    const path = `/subscribe-status?customer_bot&user_id=${person}`;
    const reads = await compareLoad(
      { url: `${api}${path}`, options: { headers } },
      { url: `${bare}${path}`, options: { headers } },
      2_000,
    );
    return [{ name: "GET /subscribe-status", unit: "requests/s", ...reads, goal: { atLeast: 0.85 } }];
  });
}

/**
 * Requests per second of its hottest write, beside a bare handler that inserts the same rows: with a promise, also the job
 * that looks at it when it has run out.
 */
export async function orderFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  return withServers(newDatabase, async ({ api, bare, headers, venueId }) => {
    const figures: Figure[] = [];
    for (const promised of [false, true]) {
      const options = (prefix: string) => ({ headers, ...manyOrders(venueId, prefix, promised) });
      const writes = await compareLoad(
        { url: `${api}/v1/orders`, options: options("a") },
        { url: `${bare}/v1/orders`, options: options("b") },
        200,
      );
      const name = promised ? "POST /v1/orders with a promise" : "POST /v1/orders";
      figures.push({ name, unit: "requests/s", ...writes, goal: { atLeast: 0.5 } });
    }
    return figures;
  });
}

const queued = 12;

/** Requests per second of what a site asks before each payment, beside a bare handler that reads the same rows. */
export async function availabilityFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const busy = async (deps: Deps, merchant: SeededMerchant) => {
    await seedOrders(deps, merchant, "queued-", queued, false);
    await seedOpenHours(deps, merchant.venueId);
  };
  const measure = async ({ api, bare, headers, venueId }: Servers) => {
    const path = `/v1/venues/${venueId}/availability?items=3`;
    const reads = await compareLoad(
      { url: `${api}${path}`, options: { headers } },
      { url: `${bare}${path}`, options: { headers } },
      2_000,
    );
    return [{ name: "GET availability", unit: "requests/s", ...reads, goal: { atLeast: 0.6 } } as const];
  };
  return withServers(newDatabase, measure, busy);
}

interface Servers {
  readonly api: string;
  readonly bare: string;
  readonly headers: Record<string, string>;
  readonly venueId: string;
}

async function withServers(
  newDatabase: () => Promise<string>,
  work: (servers: Servers) => Promise<Figure[]>,
  seed?: (deps: Deps, merchant: SeededMerchant) => Promise<void>,
): Promise<Figure[]> {
  const url = await newDatabase();
  const deps = await openBenchDeps(url);
  const merchant = await seedMerchant(deps);
  const { merchantId, venueId, apiKey } = merchant;
  await seedCustomers(deps, merchantId, person, 1);
  await seed?.(deps, merchant);
  await deps.close();
  const env = { DATABASE_URL: url, MERCHANT_ID: merchantId, VENUE_ID: venueId };
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  return withServer("api.ts", env, (api) =>
    withServer("bare.ts", env, (bare) => work({ api, bare, headers, venueId })),
  );
}
