import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Event } from "@gotovo/contract";
import { createTestDatabase, type TestDatabase } from "@gotovo/testing/database/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meetCustomer, openCafe } from "../world/cafe.ts";
import { allCalls } from "../world/calls.ts";
import { cardsOf, statusOf } from "../world/cards.ts";
import { startChild } from "../world/child.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { openReceiver, type Receiver } from "../world/receiver.ts";

const settings = { SECRET_KEY: "a-secret-key-of-a-café-that-burned", WEBHOOK_ALLOW_PRIVATE: "true" };

let folder: string;
let telegram: LocalTelegram;
let receiver: Receiver;
let database: TestDatabase;
let product: ProductProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gotovo-restore-"));
  [telegram, receiver, database] = await Promise.all([openTelegram(), openReceiver(), createTestDatabase()]);
  product = await startProduct({ telegram, env: { ...settings, DATABASE_URL: database.url } });
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
  await database?.close();
  await receiver?.close().catch(() => {});
  await rm(folder, { recursive: true, force: true });
});

/** What a program of an operator says; it has to end well. */
async function operate(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<string> {
  const child = startChild(`apps/standalone/src/${program}.ts`, args, { ...settings, ...env });
  expect(await child.ended, child.output()).toBe(0);
  return child.output();
}

test("a café whose machine is lost goes on from its backup: chats heal, links open, events go out, nothing comes twice", async () => {
  const merchant = await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]);
  const before = openCafe(merchant, { url: product.url, fetch, telegram });
  const barista = await before.owner("Olga");
  const anna = await meetCustomer("Anna", { url: product.url, fetch, telegram });
  // Nobody answers there before the loss.
  const { json: hook } = await before.request("POST", "/v1/webhook-endpoints", { url: receiver.url });
  receiver.expectSecrets(hook.secret);
  const order = await before.order({ customer: anna });
  const card = await anna.pair(order);
  const unpaired = await before.order();
  await anna.chat.say("With oat milk, please");
  await barista.waitForText("With oat milk, please");
  await barista.waitForText(unpaired.number);

  const said = await operate("backup", ["--to", folder], {
    DATABASE_URL: database.url,
    DATA_DIR: product.dataDir,
  });
  expect(said).toMatch(/gotovo-[\dTZ-]+\.sql\.gz: .* rows of \d+ tables.*secret key [0-9a-f]{12}.*\(0600\)/s);
  const [name = ""] = await readdir(folder);

  // What comes after the backup is lost, but people and the café's server have seen it.
  await order.move("in_progress");
  await anna.card(order, "in_progress");
  const lost = await before.order();
  await barista.waitForText(lost.number);
  const cursor = (await before.request("GET", "/v1/events?limit=1000")).json.next_cursor;
  await product.kill9();
  await product.close();

  const dataDir = join(folder, "new-machine");
  const file = join(folder, name);
  // Whoever checks it elsewhere need not have the key, and is told so.
  const elsewhere = {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SECRET_KEY: "another-key".padEnd(32, "!"),
  };
  const checked = await operate("restore", ["--check", file], elsewhere);
  expect(checked).toMatch(/✓ order +2 rows, the sum fits\n.*can be restored/s);
  expect(checked).toMatch(/! SECRET_KEY does not open what is sealed in it: set the key .* \([0-9a-f]{12}\)/);
  expect(
    await database.db.pool.query("select from pg_database where datname ~ '^gotovo_check'"),
  ).toMatchObject({
    rowCount: 0,
  });
  expect(await operate("restore", [file], { DATA_DIR: dataDir })).toMatch(
    /✓ order +2 rows, the sum fits\n.*✓ SECRET_KEY opens what is sealed in it/s,
  );
  const mark = await telegram.callMark();
  await receiver.start();
  product = await startProduct({ telegram, dataDir, env: settings });

  const cafe = openCafe(merchant, { url: product.url, fetch, telegram });
  expect((await anna.card(order, "placed")).message_id).toBe(card.message_id);
  expect(cardsOf(await anna.chat.messages(), order.number)).toHaveLength(1);
  // Accepted before the loss, and not delivered then.
  await expect.poll(() => receiver.firstOf(order.id).length).toBeGreaterThan(0);

  const { message_id } = await barista.waitFor(
    (messages) => cardsOf(messages, order.number).find(({ text = "" }) => statusOf(text) === "placed"),
    { what: "the card in the queue tells what the backup knows" },
  );
  await barista.tap("▶️ Start", { message_id });
  await anna.card(order, "in_progress");
  // Of what is lost the card is left.
  const [left] = cardsOf(await barista.messages(), lost.number);
  const { answer } = await barista.tap("▶️ Start", { message_id: left?.message_id });
  expect(answer?.text).toBe("This order is no longer in your queue.");
  const { events } = (await cafe.request("GET", `/v1/events?after=${cursor}`)).json;
  expect(events.map((event: Event) => `${event.type} ${event.subject.id}`)).toEqual([
    `order.status_changed ${order.id}`,
  ]);
  await expect.poll(() => receiver.has(events[0].id)).toBe(true);
  await anna.pair(unpaired);
  const sent = (await allCalls(telegram, { after: mark })).filter(({ method }) => method.startsWith("send"));
  const words = sent.map(({ params }) => String(params.text).replace(/<[^>]+>/g, ""));
  // Nothing but what the pairing has brought.
  expect(words).toEqual([
    expect.stringMatching(new RegExp(`^Order ${unpaired.number} at Zerno\\.\\nIs it yours`)),
    expect.stringMatching(new RegExp(`^Order ${unpaired.number} · Zerno`)),
  ]);
  expect(receiver.faults).toEqual([]);
  expect(telegram.bugs).toEqual([]);
});
