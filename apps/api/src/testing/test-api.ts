import { randomBytes } from "node:crypto";
import { createJobs, silentLog } from "@gotovo/db";
import { createMetrics } from "@gotovo/runtime";
import { createTestDatabase } from "@gotovo/testing";
import { prepareQueues } from "@gotovo/usecases/background";
import { registerBot } from "@gotovo/usecases/bots/register-bot";
import type { Deps } from "@gotovo/usecases/context";
import { createDeps } from "@gotovo/usecases/create-deps";
import { createMerchant } from "@gotovo/usecases/merchants/create-merchant";
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
}

/** The API over a database of its own, with a clock that tests can set ahead. */
export async function createTestApi(options: Partial<ApiOptions> = {}) {
  const database = await createTestDatabase();
  const jobs = createJobs({ db: database.db, log: silentLog });
  await jobs.start();
  await prepareQueues(jobs);
  const clock = { aheadMs: 0 };
  const sent: { phone: string; code: string }[] = [];
  const channel = {
    isOpen: true,
    send: async ({ phone, code }: { phone: string; code: string }) => void sent.push({ phone, code }),
  };
  const codes = { channel, otpDigits: 4 };
  const deps: Deps = {
    ...createDeps({ db: database.db, jobs, secretKey: randomBytes(32), codes }),
    clock: () => new Date(Date.now() + clock.aheadMs),
  };
  await registerBot(deps, "customer", { telegramId: 1n, username: "GotovoBot" });
  const log = { ...silentLog, isLevelEnabled: () => false };
  const stop = new AbortController();
  const metrics = createMetrics({ processMetrics: false });
  const app = createApi({ deps, log, metrics, publicUrl, signal: stop.signal, ...options });

  return {
    app,
    deps,
    clock,
    database,
    anyone: createCaller(app),
    async merchant(name = "Coffee"): Promise<TestMerchant> {
      const venueName = `${name} bar`;
      const { merchantId, apiKey, venues } = await createMerchant(deps, {
        name,
        venues: [{ name: venueName }],
      });
      const horecaId = venues[0]?.id ?? "";
      return { ...createCaller(app, apiKey), id: merchantId, apiKey, horecaId, venueName };
    },
    /** Ends open streams, as a stopping program does. */
    stop: () => stop.abort(),
    async close() {
      stop.abort();
      await jobs.stop();
      await database.close();
    },
  };
}

export type TestApi = Awaited<ReturnType<typeof createTestApi>>;
