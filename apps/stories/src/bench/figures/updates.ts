import { setTimeout as sleep } from "node:timers/promises";
import { silentLog } from "@gotovo/db";
import { createHorecaBot } from "@gotovo/horeca-bot";
import { moveCallback } from "@gotovo/horeca-bot/callbacks";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import type { Figure } from "../lib/figure.ts";
import { seedCustomers, seedMerchant, seedOrders, seedStaff } from "../lib/seed.ts";

const venues = 50;
const ordersPerVenue = 40;
const firstBarista = 900_000_000;

/** Updates a second that the HoReCa bot handles: baristas of many venues tap, and each tap changes a status. */
export async function updateFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const perSecond = await withServer("bot-api.ts", {}, async (apiRoot, server) => {
    const deps = await openBenchDeps(await newDatabase());
    const taps: object[] = [];
    for (let venue = 0; venue < venues; venue++) {
      const merchant = await seedMerchant(deps, `Venue ${venue}`);
      const barista = firstBarista + venue;
      await seedCustomers(deps, merchant.merchantId, firstBarista * 2 + venue * 100, 1);
      await seedStaff(deps, merchant.venueId, barista);
      await seedOrders(deps, merchant, `U-${venue}-`, ordersPerVenue, false);
      const { rows } = await deps.db.pool.query(`select id from "order" where venue_id = $1`, [
        merchant.venueId,
      ]);
      for (const { id } of rows)
        taps.push(tap(barista, moveCallback.pack({ order: id, to: "in_progress", step: "do", version: 1 })));
    }
    const bot = createHorecaBot({
      deps,
      token: "1:bench",
      peerToken: "2:bench",
      apiRoot,
      webhook: null,
      outboundPerSecond: 100_000,
      linkRoot: "https://t.me",
      log: silentLog,
    });
    await bot.start();
    const began = performance.now();
    server.send({ updates: taps.map((update, index) => ({ ...update, update_id: index + 1 })) });
    const moved = `select count(*)::int as count from "order" where status = 'in_progress'`;
    while ((await deps.db.pool.query(moved)).rows[0].count < taps.length) await sleep(20);
    const seconds = (performance.now() - began) / 1000;
    await bot.stop();
    await deps.close();
    return taps.length / seconds;
  });
  return [
    {
      name: "taps that change a status, handled",
      unit: "updates/s",
      value: perSecond,
      baseline: null,
      goal: { of: "value", atLeast: 300 },
    },
  ];
}

function tap(barista: number, data: string): object {
  const from = { id: barista, is_bot: false, first_name: "Barista", language_code: "en" };
  const message = { message_id: 1, date: 1, chat: { id: barista, type: "private", first_name: "Barista" } };
  return { callback_query: { id: String(Math.random()), from, message, chat_instance: "1", data } };
}
