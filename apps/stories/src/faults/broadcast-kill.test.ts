import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { waitUntil } from "@gotovo/sandbox/driver";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, meetCustomer, openCafe } from "../world/cafe.ts";
import { buttonsOf } from "../world/cards.ts";
import type { Customer } from "../world/customer.ts";
import { customerBot, type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { together } from "../world/together.ts";

const { receivers } = sizes;
const gone = 8;
/** How many have it when the product is killed. */
const toldBefore = Math.floor(receivers * 0.3);
const timeoutMs = 120_000;
const tapMs = 60_000;

let telegram: LocalTelegram;
let product: ProductProcess;
let cafe: Cafe;
let owner: ChatDriver;
let customers: Customer[];
/** Calls before the broadcast are of no interest. */
let began = 0;

beforeAll(async () => {
  telegram = await openTelegram();
  product = await startProduct({ telegram });
  const merchant = await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]);
  cafe = openCafe(merchant, { url: product.url, fetch, telegram });
  customers = await together([...Array(receivers).keys()], 12, async (number) => {
    const customer = await meetCustomer(`Customer ${number}`, { url: product.url, fetch, telegram });
    const order = await cafe.order({ customer });
    await customer.pair(order);
    await customer.chat.say("hello");
    await customer.chat.waitForText("Passed on to", { timeoutMs });
    await order.move("canceled_by_cafe");
    return customer;
  });
  // Only now: else the owner's chat would have to be told all of this, a message a second.
  owner = await cafe.owner("Vera");
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

test("killed in the middle of a broadcast, the product brings it to everyone, and its message tells how it ended", async () => {
  await selectAll();
  await Promise.all(customers.slice(0, gone).map(({ chat }) => chat.block()));
  await tapOn(/^Dialogs/, /Write to selected/);
  await shows(/What shall I write\?/);
  await owner.say("We close at eight today");
  await shows(new RegExp(`Ready to send\\. Messages: 1, receivers: ${receivers}`));
  began = await telegram.callMark();
  await tapOn(/Ready to send/, /^Send/);

  await reached(toldBefore);
  await product.kill9();
  const before = await told();
  expect(before).toBeGreaterThanOrEqual(toldBefore);
  expect(before).toBeLessThan(receivers - gone);
  await product.restart();

  await shows(/^✅ Sent\n/, timeoutMs);
  const copies = await together(customers, 12, async ({ chat }) => (await heard(chat)).length);
  expect(copies.slice(0, gone)).toEqual(Array(gone).fill(0));
  expect(copies.slice(gone).filter((count) => count === 0)).toEqual([]);
  const repeated = copies.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
  console.log(`told before the kill: ${before}, repeated by it: ${repeated}`);
  expect(repeated).toBeLessThanOrEqual(1);
  const results = (await owner.messages(5000)).filter(
    ({ from, text = "" }) => from.is_bot && /^(📤|✅ Sent)/.test(text),
  );
  expect(results.map(({ text }) => text)).toEqual([
    `✅ Sent\nDelivered: ${receivers - gone} of ${receivers}\nBlocked the bot: ${gone}`,
  ]);
  expect(product.output()).not.toMatch(/unhandled|uncaught/i);
  expect(telegram.bugs).toEqual([]);
});

/** Selects every dialog, page by page. */
async function selectAll(): Promise<void> {
  await owner.say("/dialogs");
  await owner.waitFor((messages) => messages.some((one) => buttonsOf(one).includes("☑️ Select several")), {
    what: "the list of dialogs",
    timeoutMs,
  });
  await owner.tap("☑️ Select several", { waitMs: tapMs });
  let before: string | undefined;
  for (let selected = 0; selected < receivers; ) {
    const list = await owner.waitFor(
      (messages) =>
        messages.findLast(
          (one) =>
            isList(one) && one.text !== before && buttonsOf(one).some((label) => label.startsWith("☐ ")),
        ),
      { what: "another page of dialogs", timeoutMs },
    );
    const { message_id, inline_keyboard = [] } = list;
    const rows = [...inline_keyboard.keys()].filter((row) =>
      inline_keyboard[row]?.[0]?.text.startsWith("☐ "),
    );
    // Where they stand, not what they say: the page may be drawn again at any moment, in the same order.
    for (const row of rows) await owner.tap({ row, column: 0, message_id }, { waitMs: tapMs });
    selected += rows.length;
    before = list.text;
    if (selected < receivers) await owner.tap("Older ▶️", { message_id, waitMs: tapMs });
  }
  await owner.waitFor(
    (messages) => messages.some((one) => buttonsOf(one).includes(`✍️ Write to selected (${receivers})`)),
    { what: "all are selected", timeoutMs },
  );
}

/** Waits until so many of the customers have it. */
function reached(count: number): Promise<true> {
  return waitUntil(
    async () => (await told()) >= count,
    { what: `${count} are told`, timeoutMs },
    async () => `${await told()} are told`,
  );
}

/** How many customers have it. */
async function told(): Promise<number> {
  const calls = await telegram.calls({
    bot: customerBot.username,
    method: "sendMessage",
    after: began,
    ok: true,
    limit: 5000,
  });
  return new Set(calls.filter(({ params }) => saysIt(params)).map(({ params }) => params.chat_id)).size;
}

async function heard(chat: ChatDriver): Promise<Message[]> {
  return (await chat.messages(5000)).filter(({ from, text }) => from.is_bot && saysIt({ text }));
}

const saysIt = ({ text }: { readonly text?: unknown }) => String(text).includes("We close at eight today");

function shows(pattern: RegExp, limitMs = timeoutMs): Promise<Message> {
  return owner.waitFor(
    (messages) => messages.findLast(({ from, text = "" }) => from.is_bot && pattern.test(text)),
    { what: `the bot shows ${pattern}`, timeoutMs: limitMs },
  );
}

/** Taps a button of the newest card that fits. */
async function tapOn(card: RegExp, button: RegExp): Promise<void> {
  const { message_id, inline_keyboard = [] } = await owner.waitFor(
    (messages) =>
      messages.findLast(
        (message) => card.test(message.text ?? "") && buttonsOf(message).some((text) => button.test(text)),
      ),
    { what: `${card} with the button ${button}`, timeoutMs },
  );
  const label = inline_keyboard.flat().find(({ text }) => button.test(text))?.text ?? "";
  await owner.tap(label, { message_id, waitMs: tapMs });
}

const isList = ({ from, text = "" }: Message) => from.is_bot && text.startsWith("Dialogs · ");
