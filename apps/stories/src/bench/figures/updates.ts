import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLog } from "@gotovo/db";
import { createHorecaBot } from "@gotovo/horeca-bot";
import { moveCallback } from "@gotovo/horeca-bot/callbacks";
import type { Deps } from "@gotovo/usecases/context";
import { answerCount, silence } from "../lib/arrival.ts";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import type { Figure } from "../lib/figure.ts";
import { inTurns, perSecond } from "../lib/in-turns.ts";
import { createPlainBot } from "../lib/plain-bot.ts";
import { sampleCard } from "../lib/sample-card.ts";
import { seedCustomers, seedMerchant, seedOrders, seedStaff } from "../lib/seed.ts";

const venues = 50;
const rounds = 3;
/** Of each venue in each round; one more round goes before the clock runs. */
const tapsOfVenue = 6;
const tapsPerRound = venues * tapsOfVenue;
const firstBarista = 900_000_000;

/** Updates a second that the HoReCa bot handles: baristas of many venues tap, and each tap changes a status. */
export async function updateFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  return withServer("bot-api.ts", {}, (ourRoot, ourServer) =>
    withServer("bot-api.ts", {}, async (plainRoot, plainServer) => {
      const deps = await openBenchDeps(await newDatabase());
      const orders = await seedVenues(deps);
      const ours = createHorecaBot({
        deps,
        token: "1:bench",
        peerToken: "2:bench",
        apiRoot: ourRoot,
        webhook: null,
        outboundPerSecond: 100_000,
        linkRoot: "https://t.me",
        log: silentLog,
      });
      await ours.start();
      const plain = plainTaps(plainRoot);
      void plain.start();
      const handled = (server: ChildProcess) => async (round: number) => {
        const before = await answerCount(server);
        const perSecondHandled = await perSecond(tapsPerRound, async () => {
          server.send({ updates: tapsOf(orders, round) });
          while ((await answerCount(server)) < before + tapsPerRound) await sleep(5);
        });
        // The cards that follow are not the next round's.
        await silence(server);
        return perSecondHandled;
      };
      await handled(ourServer)(rounds);
      await handled(plainServer)(rounds);
      const compared = await inTurns(rounds, handled(ourServer), handled(plainServer));
      await requireMoved(deps, orders.flat().length);
      await plain.stop();
      await ours.stop();
      await deps.close();
      return [
        { name: "taps that change a status, handled", unit: "taps/s", ...compared, goal: { atLeast: 0.3 } },
      ];
    }),
  );
}

/** What a café would write: the state of orders in memory, and the tapped message edited. */
function plainTaps(apiRoot: string) {
  const bot = createPlainBot("1:bench", apiRoot);
  const statuses = new Map<string, string>();
  bot.callbackQuery(moveCallback.pattern, async (ctx) => {
    const tap = moveCallback.parse(ctx.callbackQuery.data);
    if (tap === null) return;
    statuses.set(tap.order, tap.to);
    await ctx.editMessageText(sampleCard.text, sampleCard.options);
    await ctx.answerCallbackQuery({ text: `No. 100: ${tap.to}` });
  });
  return bot;
}

/** @returns ids of orders, by venue */
async function seedVenues(deps: Deps): Promise<string[][]> {
  const orders: string[][] = [];
  for (let venue = 0; venue < venues; venue++) {
    const merchant = await seedMerchant(deps, `Venue ${venue}`);
    await seedCustomers(deps, merchant.merchantId, firstBarista * 2 + venue * 100, 1);
    await seedStaff(deps, merchant.venueId, firstBarista + venue);
    await seedOrders(deps, merchant, `U-${venue}-`, (rounds + 1) * tapsOfVenue, false);
    const { rows } = await deps.db.pool.query(`select id from "order" where venue_id = $1`, [
      merchant.venueId,
    ]);
    orders.push(rows.map(({ id }) => id));
  }
  return orders;
}

/** One round of taps, the venues' in turns. */
function tapsOf(orders: readonly string[][], round: number): object[] {
  return Array.from({ length: tapsPerRound }, (_, n) => {
    const order = orders[n % venues]?.[round * tapsOfVenue + Math.floor(n / venues)] ?? "";
    const data = moveCallback.pack({ order, to: "in_progress", step: "do", version: 1 });
    return {
      update_id: 1 + ((round + 1) % (rounds + 1)) * tapsPerRound + n,
      ...tap(firstBarista + (n % venues), data),
    };
  });
}

function tap(barista: number, data: string): object {
  const from = { id: barista, is_bot: false, first_name: "Barista", language_code: "en" };
  const message = { message_id: 1, date: 1, chat: { id: barista, type: "private", first_name: "Barista" } };
  return { callback_query: { id: String(Math.random()), from, message, chat_instance: "1", data } };
}

async function requireMoved(deps: Deps, count: number): Promise<void> {
  const moved = `select count(*)::int as count from "order" where status = 'in_progress'`;
  const { rows } = await deps.db.pool.query(moved);
  if (rows[0].count !== count) throw new Error(`${rows[0].count} of ${count} tapped orders have moved`);
}
