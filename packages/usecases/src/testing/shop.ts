import { randomBytes } from "node:crypto";
import { createDb, createJobs, silentLog } from "@gotovo/db";
import { DomainError, type ErrorCode } from "@gotovo/domain";
import { createTestDatabase } from "@gotovo/testing/database/test-database";
import { prepareQueues } from "../background.ts";
import { type ChatContext, enterChat } from "../chats/enter-chat.ts";
import type { BotKind, Deps } from "../context.ts";
import { createDeps } from "../create-deps.ts";
import { ensureBareCustomer } from "../orders/ensure-buyer.ts";
import type { PlaceOrderInput } from "../orders/order-input.ts";
import { lookUpCode } from "../orders/pairing/look-up-code.ts";
import { redeemCode } from "../orders/pairing/redeem-code.ts";
import { placeOrder } from "../orders/place-order.ts";
import { chatSyncQueue } from "../publish.ts";
import { createApiKeyCheck } from "../venue/merchants/api-key-check.ts";
import { createMerchant } from "../venue/merchants/create-merchant.ts";

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** A database of one's own, queues that nobody works, and a clock that tests turn. */
export async function openShop() {
  const database = await createTestDatabase();
  const secretKey = randomBytes(32);
  const clock = { now: new Date("2026-11-20T12:00:00Z") };
  const closers: (() => Promise<void>)[] = [];
  const depsOn = async (db: Deps["db"]): Promise<Deps> => {
    const jobs = createJobs({ db, log: silentLog });
    await jobs.start();
    closers.unshift(() => jobs.stop(100));
    return { ...createDeps({ db, jobs, secretKey }), clock: () => clock.now };
  };
  const deps = await depsOn(database.db);
  await prepareQueues(deps.jobs);
  let people = 1000;

  return {
    deps,
    /** Another process on the same database: its own pool and queues. */
    async anotherProcess(): Promise<Deps> {
      const db = createDb({ url: database.url, log: silentLog, poolSize: 10 });
      closers.unshift(() => db.close());
      return depsOn(db);
    },
    pass(seconds: number): void {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
    now: () => clock.now,
    merchant: (name = "Кофейня") => openMerchant(deps, name),
    /** A new person in a chat with a bot. */
    person: (bot: BotKind = "customer", id = ++people): Promise<ChatContext> =>
      enterChat(
        deps,
        { bot, chatId: BigInt(id) },
        { telegramUserId: BigInt(id), name: `Person ${id}`, language: "ru" },
      ),
    /** Chats that have a sync waiting, as decimal texts. */
    async waiting(bot: BotKind): Promise<string[]> {
      const { rows } = await deps.db.pool.query<{ key: string }>(
        "select singleton_key as key from pgboss.job where name = $1 and state = 'created' order by 1",
        [chatSyncQueue(bot)],
      );
      return rows.map((row) => row.key);
    },
    async forgetJobs(): Promise<void> {
      await deps.db.pool.query("delete from pgboss.job");
    },
    async rows<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
      return (await deps.db.pool.query(text, values)).rows as T[];
    },
    async close() {
      for (const close of closers) await close();
      await database.close();
    },
  };
}

async function openMerchant(deps: Deps, name: string) {
  const created = await createMerchant(deps, { name, venues: [{ name: `${name}: зал` }] });
  const venueId = created.venues[0]?.id as string;
  // Tests that are not about these waits ask at once, and hear of every order.
  await deps.db.pool.query("update venue set feedback_minutes = 0, unheard_minutes = 0 where id = $1", [
    venueId,
  ]);
  const testSideId = (await createApiKeyCheck(deps)(created.testApiKey))?.merchantId as string;
  return {
    ...created,
    venueId,
    testSideId,
    place: (orderId: string, order: Partial<PlaceOrderInput> = {}) =>
      placeOrder(deps, created.merchantId, {
        orderId,
        venueId,
        items: [{ name: "Латте", quantity: 1 }],
        ...order,
      }),
  };
}

/** The code that came with an order, as the site shows it. */
export function codeOf(placed: Awaited<ReturnType<typeof placeOrder>>): string {
  if (placed.telegram?.state !== "unlinked" || !placed.telegram.pairing)
    throw new Error("no code was issued");
  return placed.telegram.pairing.code;
}

/** A person is paired with a merchant, by an order without a user of its site. */
export async function known(deps: Deps, merchantId: string, { person }: ChatContext): Promise<void> {
  await deps.db.tx((tx) => ensureBareCustomer(deps, tx, merchantId, person.id));
}

/** Types a code and says yes, as a person does in the bot. */
export async function pair(deps: Deps, chat: ChatContext, code: string): Promise<void> {
  const telegramUserId = Number(chat.person.telegramUserId);
  const offer = await lookUpCode(deps, { telegramUserId, through: "bot" }, { code });
  await redeemCode(deps, chat.person, offer.pairingId);
}

/** The refusal that a promise ends with; an error of another kind, and success, are thrown. */
export async function refusalOf(work: Promise<unknown>): Promise<ErrorCode> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  throw new Error("It was not refused");
}

/** What became of things done at once, sorted: `ok`, or the code of the refusal. */
export async function outcomesOf(...tries: Promise<unknown>[]): Promise<string[]> {
  const refusals = tries.map((work) =>
    work.then(
      () => "ok",
      () => refusalOf(work),
    ),
  );
  return (await Promise.all(refusals)).sort();
}
