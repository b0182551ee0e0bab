import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import autocannon from "autocannon";
import { openDeps, withPostgres } from "./lib/database.ts";
import { seedCustomers, seedMerchant } from "./lib/seed.ts";

const what = process.argv[2];
await withPostgres(async (newDatabase) => {
  const url = await newDatabase();
  const deps = await openDeps(url);
  const m = await seedMerchant(deps);
  await seedCustomers(deps, m.merchantId, 700_000_001, 1);
  await deps.close();
  const child = fork(join(import.meta.dirname, "servers", process.argv[3] ?? "api.ts"), {
    env: { ...process.env, DATABASE_URL: url, MERCHANT_ID: m.merchantId, VENUE_ID: m.venueId },
    execArgv: process.env.PROF ? ["--cpu-prof", "--cpu-prof-dir=/tmp/prof"] : [],
  });
  const [{ port }] = await once(child, "message");
  const headers = { authorization: `Bearer ${m.apiKey}`, "content-type": "application/json" };
  let n = 0;
  const opts =
    what === "read"
      ? { url: `http://127.0.0.1:${port}/subscribe-status?customer_bot&user_id=700000001`, headers }
      : {
          url: `http://127.0.0.1:${port}/v1/orders`,
          headers,
          requests: [
            {
              method: "POST" as const,
              setupRequest: (r: object) => ({
                ...r,
                body: JSON.stringify({
                  order_id: `p-${++n}`,
                  horeca_id: m.venueId,
                  items: [{ name: "Cappuccino", quantity: 1, price: 35000 }],
                  total: 35000,
                  currency: "RUB",
                }),
              }),
            },
          ],
        };
  await autocannon({ ...opts, connections: 20, duration: 1 });
  const r = await autocannon({ ...opts, connections: 20, duration: 6 });
  console.log(what, r["2xx"] / r.duration, "non2xx", r.non2xx, "p50", r.latency.p50);
  child.kill("SIGTERM");
  await once(child, "exit");
});
process.exit(0);
