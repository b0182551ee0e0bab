import { silentLog } from "@gotovo/db";
import type { QueueShape } from "@gotovo/domain";
import { createHorecaBot } from "@gotovo/horeca-bot";
import { publishChats } from "@gotovo/usecases/publish";
import { callCount, silence } from "../lib/arrival.ts";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import type { Figure } from "../lib/figure.ts";
import { seedCustomers, seedMerchant, seedOrders, seedStaff } from "../lib/seed.ts";

const orders = 50;
const firstPerson = 800_000_000;
const barista = 700_000_000;

/** What it takes to show a barista that fifty orders have moved: as one list, and as cards. */
export async function queueListFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const measured = await callsOf("list", await newDatabase());
  const baseline = await callsOf("cards", await newDatabase());
  return [
    {
      name: `calls for a change of ${orders} orders, list beside cards`,
      unit: "calls",
      ...{ measured, baseline, goal: { atMost: 1 / orders } },
    },
  ];
}

/** Sends and edits that a chat's next sync makes when all orders of its queue have changed. */
async function callsOf(shape: QueueShape, databaseUrl: string): Promise<number> {
  return withServer("bot-api.ts", {}, async (apiRoot, server) => {
    const deps = await openBenchDeps(databaseUrl);
    const merchant = await seedMerchant(deps);
    await seedCustomers(deps, merchant.merchantId, firstPerson, orders);
    await seedStaff(deps, merchant.venueId, barista);
    await seedOrders(deps, merchant, "L-", orders, false);
    const { pool } = deps.db;
    await pool.query("update chat set queue_list = $2 where chat_id = $1", [barista, shape === "list"]);
    const bot = createHorecaBot({
      ...{ deps, apiRoot, token: "1:bench", peerToken: "2:bench", webhook: null, log: silentLog },
      ...{ outboundPerSecond: 100_000, outboundPerChat: 100_000 },
    });
    await bot.start();
    const sync = async () => {
      await deps.db.tx((tx) => publishChats(deps, tx, [{ bot: "horeca", chatId: BigInt(barista) }]));
      await silence(server);
      return callCount(server);
    };
    const before = await sync();
    await pool.query(`update "order" set status = 'in_progress', started_at = now(), version = version + 1`);
    const calls = (await sync()) - before;
    await bot.stop();
    await deps.close();
    return calls;
  });
}
