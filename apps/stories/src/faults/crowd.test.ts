import { seededRandom } from "@gotovo/testing/seeded-random";
import { sizes, testSeed } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe } from "../world/cafe.ts";
import { allCalls } from "../world/calls.ts";
import type { Customer } from "../world/customer.ts";
import { joinStaff } from "../world/staff.ts";
import { together } from "../world/together.ts";
import { createWorld, customerBot, horecaBot, type World } from "../world/world.ts";
import { type Crowd, checkAnswers, checkQuestions, checkReactions, type Hearers } from "./crowd/check.ts";
import { reactToCafe, writeBurst } from "./crowd/customers.ts";
import { type Ledger, openLedger } from "./crowd/ledger.ts";
import { checkScreens, storedDialogs } from "./crowd/screens.ts";
import { type Deed, deeds, nameOf, openStaff, type StaffMember } from "./crowd/staff.ts";

const random = seededRandom(testSeed);
/** Everybody throws dice of their own: who is faster does not change what the others do. */
const dice = (number: number) => seededRandom(testSeed + 1000 * (number + 1));

const names = ["Vera", "Oleg", "Kate"];
const { crowd: count, crowdRounds: busyRounds } = sizes;
const bots = [customerBot.username, horecaBot.username];

let world: World;
let cafe: Cafe;
let cafeMark: string;
let customers: Customer[];
let burst: ((round: number) => Promise<void>)[];
let staff: StaffMember[];
let ledger: Ledger;

beforeAll(async () => {
  world = await createWorld();
  cafe = await world.cafe("Zerno");
  cafeMark = `☕️ ${cafe.name}`;
  ledger = openLedger(count);
  const chats = await Promise.all(names.map((name) => joinStaff(world, cafe, name)));
  const telegramUrl = world.telegram.url;
  staff = chats.map((chat, number) => openStaff({ number, chat, telegramUrl }, ledger, dice(100 + number)));
  customers = await together([...Array(count).keys()], 8, async (number) => {
    const customer = await world.customer(nameOf(number));
    await customer.pair(await cafe.order({ customer, number: String(100 + number) }));
    return customer;
  });
  burst = customers.map((customer, number) => {
    const own = dice(number);
    return (round) => writeBurst(customer, number, round, ledger, own);
  });
  await settled();
});
afterAll(async () => {
  const faults = world?.faults();
  await world?.close();
  expect(faults, `TEST_SEED=${testSeed}`).toEqual([]);
});

test("3 staff and many customers talk at once through 429s and lost connections: all of it arrives once, in order, where it should", async () => {
  const mark = await world.telegram.callMark();
  for (const bot of bots) {
    await world.telegram.fault({ kind: "429", bot, retry_after: 1, probability: 0.02, times: 15 });
    await world.telegram.fault({ kind: "drop", bot, probability: 0.03 });
    await world.telegram.fault({ kind: "drop", bot, method: "getUpdates", probability: 0.03 });
  }
  await together(burst, 12, (write) => write(0));
  await settled();
  for (let round = 1; round <= busyRounds; round++) await busyRound(round);
  await everyDialogIsSeenTo(busyRounds + 1);
  const hearers = await someWriteAgain(busyRounds + 2);
  await world.telegram.clearFaults();
  await settled();

  const refused = (await allCalls(world.telegram, { after: mark, ok: false })).map(({ answer }) => answer);
  expect(refused.filter(({ error_code }) => error_code === 429).length).toBeGreaterThan(5);
  expect(refused.filter(({ dropped }) => dropped).length).toBeGreaterThan(10);
  const crowd: Crowd = { world, cafeMark, customers, staff, ledger };
  await checkQuestions(crowd, hearers);
  await checkAnswers(crowd);
  await checkReactions(crowd, hearers);
  await checkScreens(crowd, names);
});

/** Customers and staff at the same time; some dialogs are answered by two at once, nobody else shares one. */
async function busyRound(round: number): Promise<void> {
  await Promise.all(staff.map((member) => member.look()));
  const plans: [Deed, number][][] = names.map(() => []);
  const writing = burst.filter(() => random() < 0.4);
  const reacting = customers.filter(() => random() < 0.2);
  for (const customer of customers.keys()) {
    const owner = Math.floor(random() * 5);
    if (owner < 3) plans[owner]?.push([deeds[Math.floor(random() * deeds.length)] as Deed, customer]);
    if (owner !== 3) continue;
    ledger.answered(customer, [0, 1]);
    for (const plan of plans.slice(0, 2)) plan.push(["reply", customer]);
  }
  await Promise.all([
    together(writing, 12, (write) => write(round)),
    together(reacting, 4, (customer) => reactToCafe(customer, cafeMark, world.telegram.url, ledger)),
    ...staff.map((member) => doAll(member, plans[member.number] ?? [], round)),
  ]);
  for (const customer of customers.keys()) ledger.blur(customer);
  await settled();
}

/** Every dialog is answered or closed once more, each by one person, while customers wait. */
async function everyDialogIsSeenTo(round: number): Promise<void> {
  await Promise.all(staff.map((member) => member.look()));
  const plans: [Deed, number][][] = names.map(() => []);
  for (const customer of customers.keys()) {
    const deed = (["reply", "open", "close"] as const)[Math.floor(random() * 3)] as Deed;
    plans[Math.floor(random() * 3)]?.push([deed, customer]);
  }
  await Promise.all(staff.map((member) => doAll(member, plans[member.number] ?? [], round)));
  await settled();
}

/** Half of the customers write while staff look on; tells who has to hear whom. */
async function someWriteAgain(round: number): Promise<Hearers> {
  const writing = [...customers.keys()].filter(() => random() < 0.5);
  const stored = await storedDialogs(world);
  const hearers = writing.map((customer): [number, number[]] => {
    const assignee = stored[customer]?.assignee ?? null;
    const hears = ({ number, current }: StaffMember) => names[number] === assignee || current() === customer;
    return [customer, staff.filter((one) => assignee === null || hears(one)).map(({ number }) => number)];
  });
  await together(writing, 12, async (customer) => burst[customer]?.(round));
  await settled();
  return new Map(hearers);
}

async function doAll(member: StaffMember, plan: readonly [Deed, number][], round: number): Promise<void> {
  for (const [deed, customer] of plan) {
    await member.do(deed, customer, round);
    if (deed === "close") for (const other of staff) other.forget(customer);
  }
}

/** All that people did has been taken, and every chat shows what follows from it. */
async function settled(): Promise<void> {
  for (const bot of bots) await world.telegram.settled(bot, { timeoutMs: 120_000 });
  await world.quiet();
}
