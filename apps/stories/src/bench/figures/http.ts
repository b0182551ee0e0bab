import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import type { Figure } from "../lib/figure.ts";
import { compareLoad, manyOrders } from "../lib/load.ts";
import { seedCustomers, seedMerchant } from "../lib/seed.ts";

const person = 700_000_001;

/** Requests per second of the two calls that every site makes, beside bare handlers with the same reads and writes. */
export async function httpFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const url = await newDatabase();
  const deps = await openBenchDeps(url);
  const merchant = await seedMerchant(deps);
  await seedCustomers(deps, merchant.merchantId, person, 1);
  await deps.close();
  const env = { DATABASE_URL: url, MERCHANT_ID: merchant.merchantId, VENUE_ID: merchant.venueId };
  return withServer("api.ts", env, (api) =>
    withServer("bare.ts", env, async (bare) => {
      const headers = { authorization: `Bearer ${merchant.apiKey}`, "content-type": "application/json" };
      const read = `/subscribe-status?customer_bot&user_id=${person}`;
      const reads = await compareLoad(
        { url: `${api}${read}`, options: { headers } },
        { url: `${bare}${read}`, options: { headers } },
      );
      const writes = await compareLoad(
        { url: `${api}/v1/orders`, options: { headers, ...manyOrders(merchant.venueId, "a") } },
        { url: `${bare}/v1/orders`, options: { headers, ...manyOrders(merchant.venueId, "b") } },
      );
      return [
        { name: "GET /subscribe-status", unit: "requests/s", ...reads, goal: { of: "ratio", atLeast: 0.75 } },
        { name: "POST /v1/orders", unit: "requests/s", ...writes, goal: { of: "ratio", atLeast: 0.4 } },
      ];
    }),
  );
}
