import type { Deps } from "@gotovo/usecases/context";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { placeOrder } from "@gotovo/usecases/orders/place-order";
import { orderTickQueue } from "@gotovo/usecases/publish";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, median, time } from "../lib/figure.ts";
import {
  type SeededMerchant,
  seedCustomers,
  seedMerchant,
  seedOrders,
  seedStaff,
  tidy,
} from "../lib/seed.ts";

const many = 10_000;
const samples = 600;
/** Runs before statements are planned and code is compiled. */
const warmUp = 100;
const barista = 650_000_001;
const tenthMore = { atMost: 1.1 };

/** Whether orders that wait to be heard of cost those that are placed and moved meanwhile. */
export async function escalationFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const waiting = await prepare(await newDatabase(), many);
  const quiet = await prepare(await newDatabase(), 0);
  try {
    const [placed, changed] = [times(), times()];
    for (let n = 0; n < samples; n++) {
      const sides = [
        [waiting, "measured"],
        [quiet, "baseline"],
      ] as const;
      // Now the one first and now the other.
      for (const [side, into] of n % 2 === 0 ? sides : sides.toReversed()) {
        placed[into].push(await time(() => place(side, n)));
        changed[into].push(await time(() => start(side, n)));
      }
    }
    const beside = `with ${many.toLocaleString("en")} orders waiting to be heard of`;
    return [
      { name: `order placed ${beside}`, unit: "ms", ...medians(placed), goal: tenthMore },
      { name: `status change ${beside}`, unit: "ms", ...medians(changed), goal: tenthMore },
    ];
  } finally {
    await waiting.deps.close();
    await quiet.deps.close();
  }
}

interface Prepared {
  readonly deps: Awaited<ReturnType<typeof openBenchDeps>>;
  readonly merchant: SeededMerchant;
}

/** A café of its own, beside another whose orders nobody takes. */
async function prepare(url: string, count: number): Promise<Prepared> {
  const deps = await openBenchDeps(url);
  const merchant = await seedMerchant(deps);
  await seedStaff(deps, merchant.venueId, barista);
  const other = await seedMerchant(deps, "Nobody there");
  await seedCustomers(deps, other.merchantId, 610_000_000, 1_000);
  await seedOrders(deps, other, "unheard-", count, false);
  await awaitLooks(deps);
  await tidy(deps);
  return { deps, merchant };
}

/** Each order that is there is looked at in an hour. */
async function awaitLooks(deps: Deps): Promise<void> {
  const { rows } = await deps.db.pool.query<{ id: string }>('select id from "order"');
  const at = new Date(deps.clock().getTime() + 3_600_000);
  for (let first = 0; first < rows.length; first += 500)
    await deps.db.sqlTx(async (tx) => {
      for (const { id } of rows.slice(first, first + 500))
        await deps.jobs.enqueueAt(tx, orderTickQueue, { orderId: id }, at);
    });
}

function place({ deps, merchant }: Prepared, n: number) {
  return placeOrder(deps, merchant.merchantId, {
    orderId: `own-${n}`,
    venueId: merchant.venueId,
    items: [{ name: "Cappuccino", quantity: 1 }],
  });
}

function start({ deps, merchant }: Prepared, n: number) {
  const actor = { kind: "merchant", merchantId: merchant.merchantId } as const;
  return changeOrder(deps, actor, { externalId: `own-${n}` }, { type: "move", to: "in_progress" });
}

function times() {
  return { measured: [] as number[], baseline: [] as number[] };
}

function medians({ measured, baseline }: ReturnType<typeof times>) {
  return { measured: median(measured.slice(warmUp)), baseline: median(baseline.slice(warmUp)) };
}
