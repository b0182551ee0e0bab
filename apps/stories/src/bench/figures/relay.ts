import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { createCustomerBot } from "@gotovo/customer-bot";
import { silentLog } from "@gotovo/db";
import { createHorecaBot } from "@gotovo/horeca-bot";
import type { Deps } from "@gotovo/usecases/context";
import { receiveMessage } from "@gotovo/usecases/dialogs/receive-message";
import { sendMessage } from "@gotovo/usecases/dialogs/send-message";
import { publishChats } from "@gotovo/usecases/publish";
import { Api } from "grammy";
import { silence, timeToCall } from "../lib/arrival.ts";
import { openBarePath } from "../lib/bare-path.ts";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, percentile } from "../lib/figure.ts";
import { seedCustomers, seedMerchant, seedOrders, seedStaff, tidy } from "../lib/seed.ts";
import { seedDialogs } from "../lib/seed-dialogs.ts";

const samples = 300;
/** Runs before statements are planned and code is compiled. */
const warmUp = 50;
const firstCustomer = 800_000_000;
const firstBarista = 900_000_000;
const text = "Good morning! Is there any oat milk left today?";
/** Milliseconds for what follows a message (its record, the cards around it): not measured with the next one. */
const calm = 40;
/** Milliseconds after which a private chat has all its places again. */
const placesBack = 11_000;

/** How soon a text written in one bot leaves through the other, both ways, beside the bare path of a send of its size. */
export async function relayFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const [received, sent] = await withServer("bot-api.ts", { REPORT_CALLS: "1" }, async (url, server) => {
    const databaseUrl = await newDatabase();
    const deps = await openBenchDeps(databaseUrl);
    try {
      return await measure(deps, databaseUrl, url, server);
    } finally {
      await deps.close();
    }
  });
  const goal = { atMost: 1.6 };
  return [50, 95].flatMap((percent) =>
    [
      { name: `customer's text to the café, p${percent}`, times: received },
      { name: `answer to the customer, p${percent}`, times: sent },
    ].map(({ name, times }) => ({
      name,
      unit: "ms",
      measured: percentile(times.ours, percent),
      baseline: percentile(times.bare, percent),
      goal,
    })),
  );
}

interface Times {
  readonly ours: number[];
  readonly bare: number[];
}

/** Each sample is a venue of its own: a chat may be written to once a second. */
async function measure(deps: Deps, databaseUrl: string, url: string, server: ChildProcess) {
  const conversations: Conversation[] = [];
  for (let n = 0; n < samples; n++) conversations.push(await seedConversation(deps, n));
  await tidy(deps);
  const bots = [createCustomerBot(botOptions(deps, url)), createHorecaBot(botOptions(deps, url))];
  for (const bot of bots) await bot.start();
  const api = new Api("3:bench", { apiRoot: url });
  const barePath = await openBarePath(databaseUrl, (chat) => sameCall(api, chat));
  const timed = async (chatOf: number, act: (conversation: Conversation, n: number) => Promise<unknown>) => {
    const times: Times = { ours: [], bare: [] };
    for (const [n, conversation] of conversations.entries()) {
      times.bare.push(await timeToCall(server, -chatOf - n, () => barePath.send(-chatOf - n)));
      await sleep(calm);
      times.ours.push(await timeToCall(server, chatOf + n, () => act(conversation, n)));
      await sleep(calm);
    }
    return { ours: times.ours.slice(warmUp), bare: times.bare.slice(warmUp) };
  };
  await showAll(deps, conversations);
  await quiet(server);
  const received = await timed(firstBarista, (conversation, n) => write(deps, conversation, n));
  await quiet(server);
  const sent = await timed(firstCustomer, (conversation, n) => answer(deps, conversation, n));
  await barePath.stop();
  for (const bot of bots) await bot.stop();
  return [received, sent] as const;
}

/** Everything due has been shown, and all chats can be written to at once again. */
async function quiet(server: ChildProcess): Promise<void> {
  await silence(server);
  await sleep(placesBack);
}

function botOptions(deps: Deps, apiRoot: string) {
  const outboundPerSecond = 100_000;
  const tokens = { token: "1:bench", peerToken: "2:bench" };
  return { deps, ...tokens, apiRoot, webhook: null, outboundPerSecond, log: silentLog };
}

interface Conversation {
  readonly venueId: string;
  readonly dialogId: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly staffId: string;
  readonly staffPersonId: string;
}

/** A customer with an order who talks to a barista for a while; the dialog is open in the barista's chat. */
async function seedConversation(deps: Deps, n: number): Promise<Conversation> {
  const merchant = await seedMerchant(deps, `Venue ${n}`);
  const { merchantId, venueId } = merchant;
  await seedCustomers(deps, merchantId, firstCustomer + n, 1);
  await seedStaff(deps, venueId, firstBarista + n);
  await seedOrders(deps, merchant, "R-", 1, false);
  await seedDialogs(deps, merchant);
  const { rows } = await deps.db.pool.query<Conversation>(
    `with talk as (
       update chat set dialog_id = d.id, dialog_at = now() from dialog d, staff s
       where d.venue_id = $1 and chat.venue_id = $1 and s.venue_id = $1
       returning d.*, s.id as staff, s.person_id as staff_person)
     select venue_id as "venueId", id as "dialogId", order_id as "orderId", person_id as "customerId",
       staff as "staffId", staff_person as "staffPersonId" from talk`,
    [venueId],
  );
  return rows[0] as Conversation;
}

/** Both sides are to see their cards before the clock runs. */
async function showAll(deps: Deps, conversations: readonly Conversation[]): Promise<void> {
  const chats = conversations.flatMap((_, n) => [
    { bot: "customer" as const, chatId: BigInt(firstCustomer + n) },
    { bot: "horeca" as const, chatId: BigInt(firstBarista + n) },
  ]);
  await deps.db.tx((tx) => publishChats(deps, tx, chats));
}

function write(deps: Deps, { customerId, venueId, orderId }: Conversation, n: number) {
  return receiveMessage(deps, {
    personId: customerId,
    venueId,
    orderId,
    content: { kind: "text", text, entities: [] },
    album: null,
    replyToId: null,
    source: { bot: "customer", chatId: BigInt(firstCustomer + n), messageId: 1_000 },
  });
}

function answer(deps: Deps, { staffId, staffPersonId, venueId, dialogId }: Conversation, n: number) {
  const staff = { kind: "staff", staffId, venueId, personId: staffPersonId, role: "barista" } as const;
  return sendMessage(
    deps,
    { ...staff, onDuty: true, venueName: `Venue ${n}` },
    {
      dialogId,
      content: { kind: "text", text, entities: [] },
      source: { bot: "horeca", chatId: BigInt(firstBarista + n), messageId: 1_001 },
      replyTo: null,
    },
  );
}

/** A relayed text, as chat sync sends it. */
function sameCall(api: Api, chat: number) {
  return api.sendMessage(chat, `Customer 800000000 \u00b7 no. 100\n${text}`, {
    entities: [{ type: "bold", offset: 0, length: 27 }],
    link_preview_options: { is_disabled: true },
    reply_markup: {
      inline_keyboard: [
        [{ text: "\u21a9 Customer 800000000 \u00b7 100", callback_data: "dialog:AAAAAAAAAAAAAAAAAAAAAA" }],
      ],
    },
  });
}
