import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { createCustomerBot } from "@gotovo/customer-bot";
import { silentLog } from "@gotovo/db";
import { openAccount } from "@gotovo/usecases/accounts/open-account";
import { openSession } from "@gotovo/usecases/accounts/sessions/open-session";
import type { Deps } from "@gotovo/usecases/context";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { timeToCall } from "../lib/arrival.ts";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, median } from "../lib/figure.ts";
import { orderBody } from "../lib/load.ts";
import { type Asking, compareRequests } from "../lib/pairs.ts";
import { postOrders } from "../lib/posted-orders.ts";
import { type SeededMerchant, seedCustomers, seedMerchant, tidy } from "../lib/seed.ts";
import { seedSignUps, signUpHolder } from "../lib/seed-sign-ups.ts";

const many = 10_000;
const samples = 300;
/** Runs before statements are planned and code is compiled. */
const warmUp = 50;
const ownCustomer = { waiting: 700_000_000, quiet: 710_000_000 };
const pairs = 3_000;
const tenthMore = { atMost: 1.1 };

/** What signing in costs those who are signed in, and those who have nothing to do with it. */
export async function accountFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  return [await accessFigure(await newDatabase()), ...(await waitingFigures(newDatabase))];
}

/** The check of an access token and its session, beside the same request without it. */
async function accessFigure(url: string): Promise<Figure> {
  const deps = await openBenchDeps(url);
  const { accountId, accessToken } = await deps.db.tx(async (tx) => {
    const account = await openAccount(deps, tx, { phone: "+79990000001", name: "Anna" });
    return openSession(deps, tx, account.id, { address: "192.0.2.1", device: "Chrome, Android" });
  });
  await deps.close();
  return withServer("unchecked.ts", { DATABASE_URL: url, ACCOUNT_ID: accountId }, async (api) => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const times = await compareRequests(
      { url: `${api}/api/v1/personal-area`, headers },
      { url: `${api}/unchecked/personal-area`, headers },
      pairs,
    );
    return { name: "personal area, access token checked", unit: "ms", ...times, goal: tenthMore };
  });
}

/** Whether others notice ten thousand sign-ups that wait, with their pages open. */
async function waitingFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const waiting = await prepare(await newDatabase(), ownCustomer.waiting, many);
  const quiet = await prepare(await newDatabase(), ownCustomer.quiet, 1);
  try {
    return await withServer("api.ts", { DATABASE_URL: waiting.url, WAITING: String(many) }, (busyApi) =>
      withServer("api.ts", { DATABASE_URL: quiet.url }, async (quietApi) => {
        const { sessionId, browserSecret } = signUpHolder(0);
        const asking = {
          method: "POST" as const,
          headers: { cookie: `gotovo_signup=${browserSecret}`, "content-type": "application/json" },
          body: () => JSON.stringify({ sessionId }),
        };
        const path = "/auth/telegram/check-status";
        const status = await compareRequests(
          { url: `${busyApi}${path}`, ...asking },
          { url: `${quietApi}${path}`, ...asking },
          pairs,
        );
        const orders = await compareRequests(placing(busyApi, waiting), placing(quietApi, quiet), pairs / 2);
        const latency = await withServer("bot-api.ts", { REPORT_CALLS: "1" }, (url, server) =>
          compareLatency(waiting, quiet, url, server),
        );
        const beside = `with ${many.toLocaleString("en")} sign-ups waiting`;
        return [
          { name: `sign-up status ${beside}`, unit: "ms", ...status, goal: tenthMore },
          { name: `POST /v1/orders ${beside}`, unit: "ms", ...orders, goal: tenthMore },
          {
            name: `status change to Bot API call ${beside}`,
            unit: "ms",
            ...latency,
            goal: tenthMore,
          },
        ];
      }),
    );
  } finally {
    await waiting.deps.close();
    await quiet.deps.close();
  }
}

interface Prepared {
  readonly url: string;
  readonly deps: Awaited<ReturnType<typeof openBenchDeps>>;
  readonly merchant: SeededMerchant;
  readonly first: number;
}

async function prepare(url: string, first: number, signUps: number): Promise<Prepared> {
  const deps = await openBenchDeps(url);
  const merchant = await seedMerchant(deps);
  await seedCustomers(deps, merchant.merchantId, first, samples);
  await seedSignUps(deps, signUps);
  await tidy(deps);
  return { url, deps, merchant, first };
}

function placing(api: string, { merchant }: Prepared): Asking {
  const headers = { authorization: `Bearer ${merchant.apiKey}`, "content-type": "application/json" };
  return { url: `${api}/v1/orders`, method: "POST", headers, body: () => orderBody(merchant.venueId, "W") };
}

/** Milliseconds from an accepted status change to its call; medians of both, measured in turns. */
async function compareLatency(waiting: Prepared, quiet: Prepared, url: string, server: ChildProcess) {
  const times = { measured: [] as number[], baseline: [] as number[] };
  const bots = [waiting, quiet].map(({ deps }) => bot(deps, url));
  for (const running of bots) await running.start();
  const busyOrders = await postOrders(waiting.deps, waiting.merchant, server, {
    first: waiting.first,
    count: samples,
  });
  const quietOrders = await postOrders(quiet.deps, quiet.merchant, server, {
    first: quiet.first,
    count: samples,
  });
  for (let n = 0; n < samples; n++) {
    times.measured.push(await change(waiting, server, n, busyOrders[n] ?? ""));
    times.baseline.push(await change(quiet, server, n, quietOrders[n] ?? ""));
    await sleep(5);
  }
  for (const running of bots) await running.stop();
  return { measured: median(times.measured.slice(warmUp)), baseline: median(times.baseline.slice(warmUp)) };
}

function change({ deps, merchant, first }: Prepared, server: ChildProcess, n: number, id: string) {
  const actor = { kind: "merchant", merchantId: merchant.merchantId } as const;
  return timeToCall(server, first + n, () =>
    changeOrder(deps, actor, { id }, { type: "move", to: "in_progress" }),
  );
}

function bot(deps: Deps, apiRoot: string) {
  return createCustomerBot({
    deps,
    token: "1:bench",
    peerToken: "2:bench",
    apiRoot,
    webhook: null,
    outboundPerSecond: 100_000,
    log: silentLog,
  });
}
