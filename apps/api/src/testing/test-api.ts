import { randomBytes } from "node:crypto";
import { createDb, createJobs, silentLog } from "@gotovo/db";
import { createMetrics, createWebhookSender } from "@gotovo/runtime";
import { createTestDatabase } from "@gotovo/testing";
import { prepareQueues } from "@gotovo/usecases/background";
import { registerBot } from "@gotovo/usecases/chats/register-bot";
import type { Deps } from "@gotovo/usecases/context";
import { createDeps } from "@gotovo/usecases/create-deps";
import { createMerchant } from "@gotovo/usecases/venue/merchants/create-merchant";
import type { ApiOptions } from "../context.ts";
import { createApi } from "../create-api.ts";
import { type Caller, createCaller } from "./caller.ts";

export const publicUrl = "https://gotovo.example";

/** A café as its server knows itself, with its calls to the API. */
export interface TestMerchant extends Caller {
  readonly id: string;
  readonly apiKey: string;
  readonly horecaId: string;
  readonly venueName: string;
  /** The same café with its test key. */
  readonly testSide: Caller & Pick<TestMerchant, "horecaId" | "venueName" | "apiKey">;
}

/** The API over a database of its own, with a clock that tests can set ahead. */
export async function createTestApi(options: Partial<ApiOptions> = {}) {
  const database = await createTestDatabase();
  const secretKey = randomBytes(32);
  const clock = { aheadMs: 0 };
  const stop = new AbortController();
  const webhooks = createWebhookSender({ allowPrivate: false, resolve: async (name) => [addressOf(name)] });
  const closers: (() => Promise<void>)[] = [];

  async function open(db: Deps["db"], own: Partial<ApiOptions>) {
    const jobs = createJobs({ db, log: silentLog });
    await jobs.start();
    closers.unshift(() => jobs.stop());
    await prepareQueues(jobs);
    const codes = { channel: { isOpen: true, send: async () => undefined }, otpDigits: 4 };
    const deps: Deps = {
      ...createDeps({ db, jobs, secretKey, codes, webhooks }),
      clock: () => new Date(Date.now() + clock.aheadMs),
    };
    const log = { ...silentLog, isLevelEnabled: () => false };
    const metrics = createMetrics({ processMetrics: false });
    return { deps, app: createApi({ deps, log, metrics, publicUrl, signal: stop.signal, ...own }) };
  }

  const { deps, app } = await open(database.db, options);
  await registerBot(deps, "customer", { telegramId: 1n, username: "GotovoBot" });

  return {
    app,
    deps,
    clock,
    database,
    anyone: createCaller(app),
    async merchant(name = "Coffee"): Promise<TestMerchant> {
      const venueName = `${name} bar`;
      const { merchantId, apiKey, testApiKey, venues } = await createMerchant(deps, {
        name,
        venues: [{ name: venueName }],
      });
      const horecaId = venues[0]?.id ?? "";
      const venue = { horecaId, venueName };
      const testSide = { ...createCaller(app, testApiKey), ...venue, apiKey: testApiKey };
      return { ...createCaller(app, apiKey), id: merchantId, apiKey, ...venue, testSide };
    },
    /** Another process on the same database, or this one after a restart. */
    another(own: Partial<ApiOptions> = options) {
      const db = createDb({ url: database.url, log: silentLog });
      closers.unshift(() => db.close());
      return open(db, own);
    },
    /** Ends open streams, as a stopping program does. */
    stop: () => stop.abort(),
    async close() {
      stop.abort();
      for (const close of closers) await close();
      await database.close();
    },
  };
}

/** Names are public, but for those of a network inside. */
function addressOf(name: string): string {
  return name.endsWith(".inside.example") ? "10.0.0.7" : "203.0.114.7";
}

export type TestApi = Awaited<ReturnType<typeof createTestApi>>;
