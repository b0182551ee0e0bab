import { createDb, silentLog } from "@gotovo/db";
import type { Deps } from "@gotovo/usecases/context";
import { purge, restAfter } from "@gotovo/usecases/maintenance/purge";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, percentile, time } from "../lib/figure.ts";
import { type SeededMerchant, seedCustomers, seedMerchant, seedOrders, tidy } from "../lib/seed.ts";
import { grownDays, seedGrowth } from "../lib/seed-growth.ts";

const growth = { events: 10_000_000, messages: 1_000_000, orders: 200_000 };
/** Half of all has served its time. */
const kept = {
  events: grownDays.events / 2,
  messages: grownDays.messages / 2,
  orders: grownDays.orders / 2,
};
const turns = 80;
/** Those that are not counted: statements are planned, code is compiled. */
const warmUp = 3;
const ordersPerTurn = 50;
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
    const { beside, alone } = await measure(deps, merchant);
    const seconds = (performance.now() - began) / 1000;
    const gone = before - (await countAll(patient));
    process.stderr.write(`${gone} rows went in ${seconds.toFixed(0)} s, half of them of purging\n`);
    return [50, 95].map((percent) => ({
      name: `status change beside a purge of ${(growth.events / 2).toLocaleString("en")} events, p${percent}`,
      unit: "ms",
      measured: percentile(beside, percent),
      baseline: percentile(alone, percent),
      goal: { atMost: 1.1 },
    }));
  } finally {
    await patient.db.close();
    await deps.close();
  }
}

interface Times {
  readonly beside: number[];
  readonly alone: number[];
}

/** The same process purges and works, as `npm start` does: now with and now without. */
async function measure(deps: Deps, merchant: SeededMerchant): Promise<Times> {
  const times: Times = { beside: [], alone: [] };
  const purging = purgeInTurns(deps);
  for (let turn = -warmUp; turn < turns; turn++) {
    const sides = ["beside", "alone"] as const;
    for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
      const prefix = `${side}-${turn}-`;
      await seedOrders(deps, merchant, prefix, ordersPerTurn, false);
      if (side === "beside") purging.goOn();
      await moveAll(deps, merchant, prefix, turn < 0 ? [] : times[side]);
      if (side === "beside") await purging.hold();
    }
  }
  await purging.stop();
  return times;
}

/** The purge as the product does it, with its pauses, but held while it is not its turn. */
function purgeInTurns(deps: Deps) {
  const stopping = new AbortController();
  let turn = Promise.withResolvers<void>();
  let resting = Promise.withResolvers<void>();
  const rest = async (tookMs: number) => {
    resting.resolve();
    await restAfter(tookMs, stopping.signal);
    await turn.promise;
    resting = Promise.withResolvers();
  };
  const purging = purge(deps, { kept, rest, signal: stopping.signal });
  return {
    goOn: () => turn.resolve(),
    /** Resolves when no batch is under way. */
    async hold() {
      turn = Promise.withResolvers();
      await resting.promise;
    },
    async stop() {
      stopping.abort();
      turn.resolve();
      await purging;
    },
  };
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
