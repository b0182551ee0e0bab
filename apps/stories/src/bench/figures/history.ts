import type { Deps } from "@gotovo/usecases/context";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { queueOfChat } from "@gotovo/usecases/orders/queue-of-venue";
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

const many = 1_000_000;
const few = 1_000;
const active = 200;
const barista = 650_000_000n;

/** Whether the hot paths notice a long history: the same work with a million finished orders and with a thousand. */
export async function historyFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const long = await prepare(await newDatabase(), many);
  const short = await prepare(await newDatabase(), few);
  try {
    const changes = { long: [] as number[], short: [] as number[] };
    const views = { long: [] as number[], short: [] as number[] };
    for (let n = 0; n < active; n++) {
      changes.long.push(await time(() => change(long, n)));
      changes.short.push(await time(() => change(short, n)));
      views.long.push(await time(() => queueOfChat(long.deps, barista, "cards")));
      views.short.push(await time(() => queueOfChat(short.deps, barista, "cards")));
    }
    const goal = { atMost: 1.2 };
    const size = many.toLocaleString("en");
    return [
      {
        name: `status change with ${size} finished orders`,
        unit: "ms",
        measured: median(changes.long),
        baseline: median(changes.short),
        goal,
      },
      {
        name: `queue view with ${size} finished orders`,
        unit: "ms",
        measured: median(views.long),
        baseline: median(views.short),
        goal,
      },
    ];
  } finally {
    await long.deps.close();
    await short.deps.close();
  }
}

interface Prepared {
  readonly deps: Awaited<ReturnType<typeof openBenchDeps>>;
  readonly merchant: SeededMerchant;
}

async function prepare(url: string, finished: number): Promise<Prepared> {
  const deps = await openBenchDeps(url);
  const merchant = await seedMerchant(deps);
  await seedCustomers(deps, merchant.merchantId, 600_000_000, 1_000);
  await seedStaff(deps, merchant.venueId, Number(barista));
  await seedOrders(deps, merchant, "finished-", finished, true);
  await seedOrders(deps, merchant, "active-", active, false);
  await tidy(deps);
  return { deps, merchant };
}

async function change(
  { deps, merchant }: { deps: Deps; merchant: SeededMerchant },
  n: number,
): Promise<void> {
  const actor = { kind: "merchant", merchantId: merchant.merchantId } as const;
  await changeOrder(deps, actor, { externalId: `active-${n}` }, { type: "move", to: "in_progress" });
}
