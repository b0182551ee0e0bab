import { randomBytes } from "node:crypto";
import { createApi } from "@gotovo/api";
import { createCustomerBot } from "@gotovo/customer-bot";
import { createDb, createJobs, type Db } from "@gotovo/db";
import { createHorecaBot } from "@gotovo/horeca-bot";
import { createMetrics, createWebhookSender } from "@gotovo/runtime";
import { waitUntil } from "@gotovo/sandbox/driver";
import type { Host } from "@gotovo/testing/database/host";
import { createTestDatabase } from "@gotovo/testing/database/test-database";
import { prepareQueues, startBackground } from "@gotovo/usecases/background";
import type { Deps } from "@gotovo/usecases/context";
import { createDeps } from "@gotovo/usecases/create-deps";
import { type Cafe, meetCustomer, openCafe, type Place } from "./cafe.ts";
import type { Customer } from "./customer.ts";
import { customerBot, horecaBot, openTelegram } from "./local-telegram.ts";
import { newStoryMerchant } from "./new-story-merchant.ts";
import { createPhoneBook } from "./phone-book.ts";
import { createStoryLog } from "./story-log.ts";

export { customerBot, horecaBot };

/** Without a budget worth the name: only stories about pace wait for it. */
const liftedPace = { outboundPerSecond: 10_000, outboundPerChat: 10_000 };

export interface WorldOptions {
  /** The bots' send budgets, where a story is about them. Telegram's own limits are off until it switches them on. */
  readonly pace?: { readonly outboundPerSecond: number; readonly outboundPerChat: number };
  /** Has everybody reach the database through a host that can fail. */
  readonly through?: (url: string) => Promise<Host>;
}

/** Where the API seems to be: it is called without a socket. */
const publicUrl = "https://gotovo.example";

/** The whole product in this process, over a real database and a local Telegram: for one test file. */
export async function createWorld({ pace = liftedPace, through }: WorldOptions = {}) {
  const database = await createTestDatabase();
  const host = await through?.(database.url);
  const telegram = await openTelegram();
  const secretKey = randomBytes(32);
  const clock = { aheadMs: 0 };
  const { codes, brought } = createPhoneBook();
  // Cafés' servers are on this machine.
  const webhooks = createWebhookSender({ allowPrivate: true });
  let firstDb: Db | undefined;
  const { log, errors, security, forget } = createStoryLog(() => firstDb);
  const opened: (() => Promise<unknown>)[] = [];
  const stopping = new AbortController();

  /** What one process has: its own connections to the same database. */
  async function openDeps(): Promise<Deps> {
    // As many as a story needs at once: each connection plans every statement anew.
    const db = createDb({ url: host?.url ?? database.url, log, poolSize: 4 });
    firstDb ??= db;
    const jobs = createJobs({ db, log });
    await jobs.start();
    await prepareQueues(jobs);
    opened.push(async () => {
      await jobs.stop();
      await db.close();
    });
    const deps = createDeps({ db, jobs, secretKey, codes, webhooks });
    return { ...deps, clock: () => new Date(Date.now() + clock.aheadMs) };
  }

  /** An API as one process has it. */
  function openApi(deps: Deps): Place {
    const app = createApi({
      deps,
      log: { ...log, isLevelEnabled: () => false },
      metrics: createMetrics({ processMetrics: false }),
      publicUrl,
      signal: stopping.signal,
    });
    const call = async (input: string | URL | Request, init?: RequestInit) =>
      app.fetch(new Request(input, init));
    return { url: publicUrl, fetch: call, telegram };
  }

  const deps = await openDeps();
  const place = openApi(deps);
  const common = { deps, apiRoot: telegram.url, ...pace, webhook: null, log };
  const bots = [
    createCustomerBot({ ...common, token: customerBot.token, peerToken: horecaBot.token }),
    createHorecaBot({
      ...common,
      token: horecaBot.token,
      peerToken: customerBot.token,
      linkRoot: "https://t.me",
    }),
  ];
  const stopBackground = startBackground(deps, {
    onError: (err) => log.error({ err }, "The background failed"),
  });
  await Promise.all(bots.map((bot) => bot.start()));

  async function unfinishedSyncs(): Promise<number> {
    const { rows } = await deps.db.pool.query(
      "select count(*)::int as count from pgboss.job where name like 'chat-sync-%' and state < 'completed'",
    );
    return rows[0].count;
  }

  return {
    deps,
    /** The database itself, past a host that fails. */
    database: database.db.pool,
    clock,
    telegram,
    place,
    /** The newest code that came to a phone, besides those in Telegram; undefined when none did. */
    codeTo: (phone: string): string | undefined => brought.get(phone),
    /** What was logged of who gets in and what is taken away, as JSON. */
    security: (): readonly string[] => security,
    /** What was logged as an error, and errors of the local Telegram: faults of ours. */
    faults: () => [...errors, ...telegram.bugs],
    cafe: async (name: string): Promise<Cafe> =>
      openCafe(
        await newStoryMerchant(deps, { name, venues: [name] }, `https://t.me/${horecaBot.username}`),
        place,
      ),
    customer: (name: string): Promise<Customer> => meetCustomer(name, place),
    /** Waits until both bots have brought every chat up to date. */
    quiet: () =>
      waitUntil(
        async () => (await unfinishedSyncs()) === 0,
        { what: "every chat is up to date", timeoutMs: 120_000 },
        async () => `${await unfinishedSyncs()} chats are not`,
      ),
    /** The same café at another API process over the same database. */
    elsewhere: async (cafe: Cafe): Promise<Cafe> => {
      const {
        merchantId: merchant_id,
        apiKey: api_key,
        testApiKey: test_api_key,
        horecaId: horeca_id,
        name,
      } = cafe;
      const merchant = {
        merchant_id,
        api_key,
        test_api_key,
        venues: [{ horeca_id, name }],
        owner_invite_url: "",
      };
      return openCafe(merchant, openApi(await openDeps()));
    },
    async close() {
      stopping.abort();
      forget();
      await Promise.all(bots.map((bot) => bot.stop()));
      await stopBackground();
      for (const close of opened) await close();
      webhooks.close();
      await telegram.close();
      await host?.close();
      await database.close();
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
