import type { ChatDriver } from "@gotovo/sandbox/driver";
import { waitUntil } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meetCustomer, openCafe } from "../world/cafe.ts";
import type { Customer } from "../world/customer.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { together } from "../world/together.ts";
import { heardIn } from "./crowd/heard.ts";
import { type Written, write } from "./crowd/writing.ts";

const count = 12;
const timeoutMs = 120_000;

let telegram: LocalTelegram;
let product: ProductProcess;
let owner: ChatDriver;
let customers: Customer[];

beforeAll(async () => {
  telegram = await openTelegram();
  product = await startProduct({ telegram });
  const merchant = await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]);
  const cafe = openCafe(merchant, { url: product.url, fetch, telegram });
  owner = await cafe.owner("Vera");
  customers = await together([...Array(count).keys()], 6, async (number) => {
    const customer = await meetCustomer(`Customer ${number}`, { url: product.url, fetch, telegram });
    const order = await cafe.order({ customer });
    await customer.pair(order);
    await customer.chat.say(`hello-conversation${number}`);
    await customer.chat.waitForText("Passed on to", { timeoutMs });
    await order.move("canceled_by_cafe");
    return customer;
  });
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

test("killed while albums and files cross both ways, the product loses no part, and repeats one message a chat at most", async () => {
  const questions = await owner.waitFor(
    (messages) => {
      const copies = customers.map((_, number) =>
        messages.find(({ text = "" }) => text.endsWith(`hello-conversation${number}`)),
      );
      return copies.every((copy) => copy !== undefined) && copies;
    },
    { what: "a copy of every hello", timeoutMs },
  );
  const answers: Written[][] = [];
  for (const [customer, copy] of questions.entries()) {
    const replyTo = copy?.message_id ?? 0;
    const album = { token: `s0-album${customer}`, customer, round: 0, kind: "album", replyTo } as const;
    const photo = { token: `s0-photo${customer}`, customer, round: 0, kind: "photo", replyTo } as const;
    answers.push([await write(owner, album), await write(owner, photo)]);
  }
  const questionsAgain = await together(customers, 6, ({ chat }, customer) =>
    write(chat, { token: `c${customer}-album`, customer, round: 0, kind: "album" }),
  );
  await waitUntil(
    async () => (await withFiles()) >= count / 3,
    { what: "some have got files", timeoutMs },
    async () => `${await withFiles()} have`,
  );
  await product.kill9();
  const before = await withFiles();
  await product.restart();

  const told = await together(customers, 6, async ({ chat }, customer) => {
    const parts = answers[customer]?.flatMap((written) => written.parts) ?? [];
    return { chat, parts, heard: await waitForParts(chat, "☕️ Zerno", parts) };
  });
  const asked = questionsAgain.flatMap(({ parts }) => parts);
  const heardByOwner = await waitForParts(owner, "👤 ", asked);
  console.log(`had files at the kill: ${before} of ${count}`);
  for (const { chat, parts, heard } of told) expectOnce(heard, parts, await chat.dump());
  for (const { parts } of questionsAgain)
    expectOnce(
      heardByOwner.filter((part) => parts.includes(part)),
      parts,
      await owner.dump(),
    );
  expect(product.output()).not.toMatch(/unhandled|uncaught/i);
  expect(telegram.bugs).toEqual([]);
});

/** How many customers have got a file. */
async function withFiles(): Promise<number> {
  const chats = await Promise.all(customers.map(({ chat }) => chat.messages()));
  return chats.filter((messages) => messages.some(({ from, file }) => from.is_bot && file)).length;
}

/** The files in a chat by what they are known by, once all of these are there. */
function waitForParts(chat: ChatDriver, mark: string, parts: readonly string[]): Promise<string[]> {
  const files = async () => {
    const heard = await heardIn(chat, mark, telegram.url);
    return heard.filter(({ message }) => message.file).map(({ part }) => part);
  };
  return waitUntil(
    async () => {
      const heard = await files();
      return parts.every((part) => heard.includes(part)) && heard;
    },
    { what: `${parts.join()} arrive`, timeoutMs },
    chat.dump,
  );
}

/** All of it in order; what was under way at the kill, an album or one file, may be there twice. */
function expectOnce(heard: readonly string[], parts: readonly string[], chat: string): void {
  expect([...new Set(heard)], chat).toEqual(parts);
  const repeated = heard.filter((part, index) => heard.indexOf(part) !== index);
  const messages = new Set(repeated.map((part) => part.split(".")[0]));
  expect(messages.size, chat).toBeLessThanOrEqual(1);
  expect(repeated, chat).toEqual([...new Set(repeated)]);
}
