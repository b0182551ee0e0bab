import { randomBytes } from "node:crypto";
import { createJobs, silentLog } from "@gotovo/db";
import type { StaffRole } from "@gotovo/domain";
import { createSandbox, demoBots } from "@gotovo/sandbox";
import { type ChatDriver, createSandboxDriver } from "@gotovo/sandbox/driver";
import { createTestDatabase } from "@gotovo/testing/database/test-database";
import { prepareQueues, startBackground } from "@gotovo/usecases/background";
import type { Deps } from "@gotovo/usecases/context";
import { createDeps } from "@gotovo/usecases/create-deps";
import type { PlaceOrderInput } from "@gotovo/usecases/orders/order-input";
import { placeOrder } from "@gotovo/usecases/orders/place-order";
import { createMerchant } from "@gotovo/usecases/venue/merchants/create-merchant";
import { insertInvite } from "@gotovo/usecases/venue/staff/create-invite";
import { createHorecaBot } from "../create-horeca-bot.ts";

/** A venue of a merchant of its own, with its people and orders. */
export interface Venue {
  readonly merchantId: string;
  readonly venueId: string;
  /** A fresh invite's token. */
  invite(role: StaffRole): Promise<string>;
  /** A new person who joins by an invite and sees the queue. */
  join(name: string, role?: StaffRole, language?: "ru" | "en"): Promise<ChatDriver>;
  /** Places an order, paid a moment ago; returns our id of it. */
  place(number: string, order?: Partial<PlaceOrderInput>): Promise<string>;
}

export type Cafe = Awaited<ReturnType<typeof openCafe>>;

/** A database, a local Telegram and the HoReCa bot over HTTP, for one test file. */
export async function openCafe() {
  const database = await createTestDatabase();
  const { customer, horeca } = demoBots();
  const sandbox = createSandbox({ bots: [horeca], defaultPeople: false });
  const { url } = await sandbox.listen(0);
  const jobs = createJobs({ db: database.db, log: silentLog });
  await jobs.start();
  await prepareQueues(jobs);
  const clock = { aheadMs: 0 };
  const deps: Deps = {
    ...createDeps({ db: database.db, jobs, secretKey: randomBytes(32) }),
    clock: () => new Date(Date.now() + clock.aheadMs),
  };
  const errors: unknown[] = [];
  const bot = createHorecaBot({
    deps,
    token: horeca.token,
    peerToken: customer.token,
    apiRoot: url,
    webhook: null,
    outboundPerSecond: 1000,
    // Nobody waits here for a message a second; stories about limits are elsewhere.
    outboundPerChat: 1000,
    log: { ...silentLog, error: (fields) => errors.push(fields) },
  });
  const stopBackground = startBackground(deps, { onError: (error) => errors.push(error) });
  await bot.start();
  const telegram = createSandboxDriver({ url });
  const chatOf = async (name: string, language: string) => {
    const person = await telegram.person({ first_name: name, language_code: language });
    return person.chat(horeca.username);
  };

  return {
    deps,
    telegram,
    username: horeca.username,
    /** Milliseconds that the product's clock is ahead of the real one. */
    clock,
    /** What was logged as an error: faults of ours. */
    errors,
    /** The chat of somebody nobody has invited. */
    stranger: (name: string, language: "ru" | "en" = "ru") => chatOf(name, language),
    venue: (name: string) => openVenue(deps, name, chatOf),
    async close() {
      await bot.stop();
      await stopBackground();
      await jobs.stop(1000);
      await sandbox.close();
      await database.close();
    },
  };
}

async function openVenue(
  deps: Deps,
  name: string,
  chatOf: (name: string, language: string) => Promise<ChatDriver>,
): Promise<Venue> {
  const { merchantId, venues } = await createMerchant(deps, { name, venues: [{ name }] });
  const venueId = venues[0]?.id as string;
  // Tests that are not about escalation hear of every order.
  await deps.db.pool.query("update venue set unheard_minutes = 0 where id = $1", [venueId]);
  const invite = (role: StaffRole) => deps.db.tx((tx) => insertInvite(deps, tx, venueId, role, null));
  return {
    merchantId,
    venueId,
    invite,
    async join(person, role = "barista", language = "ru") {
      const chat = await chatOf(person, language);
      await chat.start(await invite(role));
      await headerOf(chat, name);
      return chat;
    },
    place: async (number, order = {}) => {
      const placed = await placeOrder(deps, merchantId, {
        orderId: `order-${number}`,
        venueId,
        number,
        items: [{ name: "Капучино", quantity: 1 }],
        ...order,
      });
      return placed.order.id;
    },
  };
}

/** The queue's header; its text has to match. */
export function headerOf(chat: ChatDriver, text: string | RegExp) {
  const isHeader = (found: string) => /очередь|queue/.test(found.split("\n")[0] ?? "");
  const fits = (found: string) => (typeof text === "string" ? found.includes(text) : text.test(found));
  return chat.waitFor(
    (messages) =>
      messages.findLast(({ text: found }) => found !== undefined && isHeader(found) && fits(found)),
    { what: `a header that says ${text}` },
  );
}

/** The card of an order; its text has to match. */
export function cardOf(chat: ChatDriver, number: string, text: string | RegExp = "") {
  const fits = (found: string) => (typeof text === "string" ? found.includes(text) : text.test(found));
  return chat.waitFor(
    (messages) => messages.findLast(({ text: found }) => found && isCard(found, number) && fits(found)),
    { what: `a card of order ${number} that says ${text}` },
  );
}

/** Waits until no card of the order is in the chat. */
export function cardGone(chat: ChatDriver, number: string) {
  return chat.waitFor((messages) => !messages.some(({ text }) => text && isCard(text, number)), {
    what: `no card of order ${number}`,
  });
}

/** The numbers of the cards in a chat, from top to bottom. */
export async function cardsIn(chat: ChatDriver): Promise<string[]> {
  const titles = (await chat.messages()).map(({ text }) => /(?:Заказ №|Order): (\S+) \|/.exec(text ?? ""));
  return titles.flatMap((match) => match?.[1] ?? []);
}

/** The labels of a message's buttons, row by row. */
export function buttonsOf(message: { inline_keyboard?: { text: string }[][] }): string[][] {
  return (message.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
}

function isCard(text: string, number: string): boolean {
  return new RegExp(`(Заказ №|Order): ${number} \\|`).test(text);
}
