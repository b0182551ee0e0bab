import { randomBytes } from "node:crypto";
import { createCustomerBot } from "@gotovo/customer-bot";
import { createJobs, type Jobs, silentLog } from "@gotovo/db";
import { createHorecaBot } from "@gotovo/horeca-bot";
import { createSandbox, demoBots } from "@gotovo/sandbox";
import { createTestDatabase } from "@gotovo/testing/database/test-database";
import { createSandboxDriver } from "@gotovo/testing/sandbox/index";
import { prepareQueues, startBackground } from "@gotovo/usecases/background";
import type { Deps } from "@gotovo/usecases/context";
import { createDeps } from "@gotovo/usecases/create-deps";

export const { customer: customerBot, horeca: horecaBot } = demoBots();

export interface WorldOptions {
  /** Milliseconds that the product's clock is ahead; may be moved while a story runs. */
  readonly outboundPerSecond?: number;
}

/** A database, a local Telegram and both bots over HTTP, for one test file. Telegram's limits are off unless switched on. */
export async function createWorld({ outboundPerSecond = 10_000 }: WorldOptions = {}) {
  const database = await createTestDatabase();
  const sandbox = createSandbox({ bots: [customerBot, horecaBot], defaultPeople: false });
  const { url } = await sandbox.listen(0);
  const jobs: Jobs = createJobs({ db: database.db, log: silentLog });
  await jobs.start();
  await prepareQueues(jobs);
  const clock = { aheadMs: 0 };
  const deps: Deps = {
    ...createDeps({ db: database.db, jobs, secretKey: randomBytes(32) }),
    clock: () => new Date(Date.now() + clock.aheadMs),
  };
  const common = { deps, apiRoot: url, outboundPerSecond, webhook: null, log: silentLog };
  const bots = [
    createCustomerBot({ ...common, token: customerBot.token }),
    createHorecaBot({ ...common, token: horecaBot.token, linkRoot: "https://t.me" }),
  ];
  const stopBackground = startBackground(deps, () => undefined);
  await Promise.all(bots.map((bot) => bot.start()));

  return {
    deps,
    clock,
    telegram: createSandboxDriver({ url }),
    async close() {
      await Promise.all(bots.map((bot) => bot.stop()));
      stopBackground();
      await jobs.stop();
      await sandbox.close();
      await database.close();
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
