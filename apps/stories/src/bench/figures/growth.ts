import { createDb, silentLog } from "@gotovo/db";
import type { Deps } from "@gotovo/usecases/context";
import { purge } from "@gotovo/usecases/maintenance/purge";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, percentile, time } from "../lib/figure.ts";
import { middlePair } from "../lib/in-turns.ts";
import { type SeededMerchant, seedCustomers, seedMerchant, seedOrders, tidy } from "../lib/seed.ts";
import { grownDays, seedGrowth } from "../lib/seed-growth.ts";

const growth = { events: 10_000_000, messages: 1_000_000, orders: 200_000 };
/** Half of all has served its time. */
const kept = {
  events: grownDays.events / 2,
  messages: grownDays.messages / 2,
  orders: grownDays.orders / 2,
};
const pairs = 24;
const ordersPerTurn = 150;
const moves = ["in_progress", "ready", "delivered"] as const;

/** What purging costs those who work meanwhile, of tables that have grown large. */
export async function growthFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const url = await newDatabase();
  const deps = await openBenchDeps(url);
  const patient = { ...deps, db: createDb({ url, log: silentLog, statementTimeout: 900_000 }) };
  try {
    const merchant = await seedMerchant(deps);
    await seedCustomers(deps, merchant.merchantId, 600_000_000, 1_000);
    await seedGrowth(patient, merchant, growth);
    await tidy(patient);
    const before = await countAll(patient);
    const began = performance.now();
    const turns = await measure(deps, merchant);
    const seconds = (performance.now() - began) / 1000;
    const gone = before - (await countAll(patient));
    process.stderr.write(`${gone} rows went in ${seconds.toFixed(0)} s, half of them of purging\n`);
    return [50, 95].map((percent) => ({
      name: `status change beside a purge of ${(growth.events / 2).toLocaleString("en")} events, p${percent}`,
      unit: "ms",
      ...middlePair(
        turns.map(({ beside, alone }) => ({
          measured: percentile(beside, percent),
          baseline: percentile(alone, percent),
        })),
      ),
      goal: { atMost: 1.1 },
    }));
  } finally {
    await patient.db.close();
    await deps.close();
  }
}

interface Turn {
  readonly beside: number[];
  readonly alone: number[];
}

/** The same process purges and works, as `npm start` does: now with and now without. */
async function measure(deps: Deps, merchant: SeededMerchant): Promise<Turn[]> {
  const turns: Turn[] = [];
  // The first pair is not counted: statements are planned, code is compiled.
  for (let turn = -1; turn < pairs; turn++) {
    const times = { beside: [] as number[], alone: [] as number[] };
    const sides = ["beside", "alone"] as const;
    for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
      const prefix = `${side}-${turn}-`;
      await seedOrders(deps, merchant, prefix, ordersPerTurn, false);
      const change = () => moveAll(deps, merchant, prefix, times[side]);
      await (side === "beside" ? besidePurge(deps, change) : change());
    }
    if (turn >= 0) turns.push(times);
  }
  return turns;
}

async function besidePurge(deps: Deps, work: () => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  const purging = purge(deps, { kept, signal: stopping.signal });
  await work();
  stopping.abort();
  await purging;
}

async function moveAll(
  deps: Deps,
  { merchantId }: SeededMerchant,
  prefix: string,
  times: number[],
): Promise<void> {
  const actor = { kind: "merchant", merchantId } as const;
  for (const to of moves)
    for (let n = 0; n < ordersPerTurn; n++)
      times.push(
        await time(() => changeOrder(deps, actor, { externalId: `${prefix}${n}` }, { type: "move", to })),
      );
}

async function countAll({ db }: Pick<Deps, "db">): Promise<number> {
  const { rows } = await db.pool.query(`select (select count(*) from event)
      + (select count(*) from dialog_message) + (select count(*) from chat_message)
      + (select count(*) from "order" where external_id like 'old-%') as count`);
  return Number(rows[0].count);
}
