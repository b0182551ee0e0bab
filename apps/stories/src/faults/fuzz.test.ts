import type { ChatDriver } from "@gotovo/sandbox/driver";
import { sizes, testSeed } from "@gotovo/testing/sizes";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe, PlacedOrder } from "../world/cafe.ts";
import { cardsOf } from "../world/cards.ts";
import { createWorld, customerBot, horecaBot, type World } from "../world/world.ts";
import { textUpTo } from "./fuzz/arbitraries.ts";

let world: World;
let cafe: Cafe;
/** Somebody else's order: nothing that a stranger sends may show it or change it. */
let order: PlacedOrder;
/** What the buttons of its cards send. */
let realData: string[];

beforeAll(async () => {
  world = await createWorld();
  cafe = await world.cafe("Zerno");
  const owner = await cafe.owner("Vera");
  const victim = await world.customer("Victor");
  order = await cafe.order({ customer: victim, number: "victim-77" });
  const card = await victim.pair(order);
  const queued = await owner.waitForText("victim-77");
  const messages = [card, queued, ...(await owner.messages())];
  const buttons = messages.flatMap(({ inline_keyboard }) => inline_keyboard ?? []).flat();
  const data = buttons.flatMap(({ callback_data }) => callback_data ?? []);
  // The answers to questions that are not open now: "yes, cancel", "ready", "handed out", a reason.
  const id = data[0]?.split(":")[1];
  realData = [
    ...new Set([...data, `c:${id}:1:1`, `m:${id}:3:1:1`, `m:${id}:4:1:1`, `c:${id}:0:1`, `k:${id}`]),
  ];
});
afterAll(async () => {
  const faults = world?.faults();
  await world?.close();
  expect(faults, `TEST_SEED=${testSeed}`).toEqual([]);
});

const anyText = fc
  .oneof(
    { arbitrary: textUpTo(4096), weight: 3 },
    fc.stringMatching(/^\/(start|orders|help|exit|language|team|duty|nothing)(@\w{1,32})?( .{0,80})?$/),
    fc.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{2}$/),
  )
  .filter((text) => text.trim() !== "" && text.length <= 4096);

/** Callback data of other people's buttons, a little or much changed, or made up altogether. */
const anyData = () =>
  fc
    .oneof(
      fc.constantFrom(...realData),
      fc
        .tuple(fc.constantFrom(...realData), fc.nat(60), fc.string({ unit: "binary", maxLength: 3 }))
        .map(([data, at, change]) => data.slice(0, at) + change + data.slice(at + change.length)),
      fc
        .tuple(fc.constantFrom(...realData), fc.constantFrom(...realData))
        .map(([one, other]) => `${one.split(":")[0]}:${other.split(":").slice(1).join(":")}`),
      fc.string({ unit: "binary", minLength: 1, maxLength: 64 }),
    )
    .filter((data) => data !== "" && Buffer.byteLength(data) <= 64);

for (const { username, name } of [
  { ...customerBot, name: "customer" },
  { ...horecaBot, name: "HoReCa" },
]) {
  test(`whatever is typed to the ${name} bot gets an answer, and shows nobody else's order`, async () => {
    const typed = fc.asyncProperty(anyText, anyText, async (text, called) => {
      const person = await world.telegram.person({ first_name: called.slice(0, 64), language_code: "en" });
      const chat = person.chat(username);
      await chat.say(text);
      await chat.waitFor((messages) => messages.some(({ from }) => from.is_bot), {
        what: `an answer to ${JSON.stringify(text)} (TEST_SEED=${testSeed})`,
      });
      await seesNothing(chat);
    });
    await fc.assert(typed, { numRuns: sizes.typedTexts, endOnFailure: true });
    await isUntouched();
  });

  test(`whatever is tapped in the ${name} bot gets an answer, and changes nobody else's order`, async () => {
    const person = await world.telegram.person({ first_name: "Mallory", language_code: "en" });
    const chat = person.chat(username);
    const { message_id } = await chat.start();
    await tapAll(chat, message_id);
  });
}

test("staff of another café changes nothing by any tap", async () => {
  const elsewhere = await world.cafe("Gusto");
  const stranger = await elsewhere.owner("Mallory");
  const { message_id } = await stranger.say("/help");
  await tapAll(stranger, message_id);
});

/** Taps below a message of their own, as only a changed client can: that one stays where it is. */
async function tapAll(chat: ChatDriver, messageId: number): Promise<void> {
  for (const data of realData) await answered(chat, messageId, data);
  const tapped = fc.asyncProperty(anyData(), (data) => answered(chat, messageId, data));
  await fc.assert(tapped, { numRuns: sizes.taps, endOnFailure: true });
  await world.quiet();
  await seesNothing(chat);
  await isUntouched();
}

async function answered(chat: ChatDriver, message_id: number, data: string): Promise<void> {
  const tap = await chat.tap({ data, message_id });
  expect(tap.answer, `TEST_SEED=${testSeed}, ${JSON.stringify(data)}`).not.toBeNull();
}

async function seesNothing(chat: ChatDriver): Promise<void> {
  const messages = await chat.messages();
  expect(cardsOf(messages, order.number)).toEqual([]);
  const said = messages.filter(({ from }) => from.is_bot).map(({ text = "" }) => text);
  expect(said.filter((text) => /victim-77|Zerno/.test(text))).toEqual([]);
}

async function isUntouched(): Promise<void> {
  expect((await cafe.api.orders.get(order.id)).order).toMatchObject({ status: "placed", version: 1 });
}
