import * as customerTables from "@gotovo/customer-bot/callbacks";
import { undoWindowMs } from "@gotovo/domain";
import * as horecaTables from "@gotovo/horeca-bot/callbacks";
import { memberCallback } from "@gotovo/horeca-bot/callbacks";
import * as dialogTables from "@gotovo/horeca-bot/dialog-callbacks";
import { dialogActionCallback, dialogCallback } from "@gotovo/horeca-bot/dialog-callbacks";
import * as settingsTables from "@gotovo/horeca-bot/settings-callbacks";
import * as soldOutTables from "@gotovo/horeca-bot/sold-out-callbacks";
import { type ChatDriver, waitUntil } from "@gotovo/sandbox/driver";
import { orderTickQueue } from "@gotovo/usecases/publish";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStoryMerchant } from "../world/new-story-merchant.ts";
import { joinStaff } from "../world/staff.ts";
import { createWorld, customerBot, horecaBot, type World } from "../world/world.ts";
import { type Chats, contentsBut } from "./foreign/contents.ts";
import { customerRecipes } from "./foreign/customer-recipes.ts";
import type { Recipe } from "./foreign/recipe.ts";
import { staffRecipes } from "./foreign/staff-recipes.ts";
import { type StockedVenue, stockVenue } from "./foreign/things.ts";

/** Somebody who taps what is not theirs; what must not be told to them, unless they have seen it before. */
interface Outsider {
  readonly who: string;
  readonly chat: ChatDriver;
  readonly hidden: RegExp | null;
}

interface Kind {
  readonly prefix: string;
  parse(data: string): unknown;
}

let world: World;
/** The venue whose things are tapped by those who may not. */
let alpha: StockedVenue;
/** Of everybody but its own people. */
const hidden = /Alpha/;
let staff: Outsider[];
let noStaff: Outsider[];
let customers: Outsider[];
let sameCafe: Outsider;

beforeAll(async () => {
  world = await createWorld();
  const link = `https://t.me/${horecaBot.username}`;
  const first = await newStoryMerchant(world.deps, { name: "First", venues: ["Alpha", "Beta"] }, link);
  const second = await newStoryMerchant(world.deps, { name: "Second", venues: ["Gamma"] }, link);
  alpha = await stockVenue(world, first, 0);
  const beta = await stockVenue(world, first, 1);
  const gamma = await stockVenue(world, second, 0);
  const cafe = { horecaId: alpha.things.venue, name: alpha.name };
  const removed = await joinStaff(world, cafe, "Removed", "owner");
  await removeFromStaff("Removed");
  staff = [
    { who: "the owner of another venue", chat: beta.owner, hidden },
    { who: "another merchant's owner", chat: gamma.owner, hidden },
  ];
  // What they write goes to a dialog of their own: it must not be lured into another one.
  for (const { owner, things } of [beta, gamma]) await tap(owner, dialogCallback.pack(things));
  const nobody = await world.telegram.person({ first_name: "Mallory", language_code: "en" });
  noStaff = [
    { who: "a former owner", chat: removed, hidden: null },
    { who: "a stranger", chat: await started(nobody.chat(horecaBot.username)), hidden },
  ];
  customers = [
    { who: "a customer of another venue", chat: beta.customer.chat, hidden },
    { who: "another merchant's customer", chat: gamma.customer.chat, hidden },
    { who: "a stranger", chat: await started(nobody.chat(customerBot.username)), hidden },
  ];
  sameCafe = { who: "another customer of the venue", chat: alpha.neighbour.chat, hidden: null };
  await endUndo();
  await world.quiet();
});
afterAll(async () => {
  const faults = world?.faults();
  await world?.close();
  expect(faults).toEqual([]);
});

describe("no button of the HoReCa bot does anything for who may not", () => {
  const tables = { ...dialogTables, ...settingsTables, ...soldOutTables, ...horecaTables };
  test.each(kindsOf(horecaTables.callbacks, tables))("%s", async (_, kind) => {
    const { naming, own = [], notForBaristas, before, forAnybody } = recipeOf(staffRecipes, kind);
    const foreign = naming?.(alpha.things) ?? [];
    const more = forAnybody ? foreign : [...foreign, ...own];
    const tries = [
      ...staff.map((outsider) => ({ outsider, buttons: foreign })),
      ...noStaff.map((outsider) => ({ outsider, buttons: more })),
    ];
    await tapsInVain(kind, tries, before);
    const barista = { who: "a barista", chat: alpha.barista, hidden: null };
    await tapsInVain(kind, [{ outsider: barista, buttons: notForBaristas?.(alpha.things) ?? [] }]);
  });
});

describe("no button of the customer bot does anything for who may not", () => {
  test.each(kindsOf(customerTables.callbacks, customerTables))("%s", async (_, kind) => {
    const { naming, openToCustomers } = recipeOf(customerRecipes, kind);
    const foreign = naming?.(alpha.things) ?? [];
    await tapsInVain(
      kind,
      customers.map((outsider) => ({ outsider, buttons: foreign })),
    );
    if (!openToCustomers) await tapsInVain(kind, [{ outsider: sameCafe, buttons: foreign }]);
  });
});

test("nobody has been shown anything of the venue by all this", async () => {
  await world.quiet();
  for (const { who, chat, hidden } of [...staff, ...noStaff, ...customers]) {
    const said = (await chat.messages(5000))
      .filter(({ from }) => from.is_bot)
      .map((one) => JSON.stringify(one));
    if (hidden) expect([who, said.filter((text) => hidden.test(text))]).toEqual([who, []]);
  }
});

test("the same buttons do what they say for whoever may", async () => {
  const { owner, customer, things } = alpha;
  const taps: [ChatDriver, string][] = [
    [owner, dialogActionCallback.pack({ dialog: things.dialog, what: "take" })],
    [owner, horecaTables.quickItemCallback.pack({ answer: things.quickAnswer, step: "delete" })],
    [owner, horecaTables.revokeCallback.pack(things)],
    [customer.chat, customerTables.surveyCallback.pack({ survey: things.survey, answer: "yes" })],
    [customer.chat, customerTables.cancelCallback.pack({ ...things, step: "yes" })],
    [customer.chat, customerTables.newDeviceCallback.pack({ ...things, answer: "approve" })],
  ];
  for (const [chat, data] of taps) {
    const own = { bot: botOf(chat), ids: [chat.id] };
    const contents = await contentsBut(world, own);
    await tap(chat, data);
    expect([data, await contentsBut(world, own)]).not.toEqual([data, contents]);
  }
});

/**
 * Taps below a message of their own, as only a changed client can: answered every time, and nothing comes of it for
 * anybody else.
 */
async function tapsInVain(
  kind: Kind,
  tries: readonly { readonly outsider: Outsider; readonly buttons: readonly string[] }[],
  before?: Recipe["before"],
): Promise<void> {
  const tapping = tries.filter(({ buttons }) => buttons.length > 0);
  const chats = tapping.map(({ outsider }) => outsider.chat);
  const [first] = chats;
  if (!first) return;
  for (const chat of chats) await before?.(chat);
  const own = { bot: botOf(first), ids: chats.map(({ id }) => id) };
  const contents = await settledContents(own);
  for (const { outsider, buttons } of tapping)
    for (const data of buttons) await tapInVain(kind, outsider, data);
  expect([kind.prefix, await settledContents(own)]).toEqual([kind.prefix, contents]);
}

async function tapInVain(kind: Kind, { who, chat, hidden }: Outsider, data: string): Promise<void> {
  expect(kind.parse(data), data).not.toBeNull();
  const answer = await tap(chat, data);
  expect([who, data, answer], "an answer in time").not.toEqual([who, data, null]);
  if (hidden) expect([who, data, answer?.text ?? ""]).toEqual([who, data, expect.not.stringMatching(hidden)]);
}

/** What other people's taps have set going in their own chats is not this one's doing: looked at when it is over. */
async function settledContents(own: Chats): Promise<Record<string, string>> {
  const atRest = async () => {
    await world.telegram.settled(own.bot === "customer" ? customerBot.username : horecaBot.username);
    await world.quiet();
  };
  await atRest();
  for (let contents = await contentsBut(world, own); ; ) {
    await atRest();
    const again = await contentsBut(world, own);
    if (JSON.stringify(again) === JSON.stringify(contents)) return contents;
    contents = again;
  }
}

const botOf = ({ bot }: ChatDriver): "customer" | "horeca" =>
  bot === customerBot.username ? "customer" : "horeca";

async function tap(chat: ChatDriver, data: string) {
  const message = (await chat.messages(5000)).find(({ from }) => !from.is_bot);
  return (await chat.tap({ data, message_id: message?.message_id ?? 0 })).answer;
}

/** Every kind of callback in a bot's table, by the name that it has there. */
function kindsOf(callbacks: readonly Kind[], tables: Readonly<Record<string, unknown>>) {
  return callbacks.map((kind): [string, Kind] => {
    const name = Object.keys(tables).find((each) => tables[each] === kind);
    return [`${name ?? "callback"} (${kind.prefix})`, kind];
  });
}

function recipeOf(recipes: Readonly<Record<string, Recipe>>, { prefix }: Kind): Recipe {
  const recipe = recipes[prefix];
  if (!recipe)
    throw new Error(`There is no recipe for callbacks "${prefix}": say what they name in foreign/`);
  return recipe;
}

async function started(chat: ChatDriver): Promise<ChatDriver> {
  const { message_id } = await chat.start();
  await chat.waitFor((messages) => messages.some((one) => one.message_id > message_id), {
    what: "an answer to /start",
  });
  return chat;
}

/** By the owner, with a button: so the same data works for who may. */
async function removeFromStaff(name: string): Promise<void> {
  const { rows } = await world.deps.db.pool.query<{ id: string }>(
    "select s.id from staff s join person p on p.id = s.person_id where p.name = $1",
    [name],
  );
  const answer = await tap(alpha.owner, memberCallback.pack({ staff: rows[0]?.id ?? "", step: "remove" }));
  expect(answer?.text).toContain(name);
}

/** Delivered orders can be undone no more, and have left the chats: later that would look like somebody's doing. */
async function endUndo(): Promise<void> {
  const { pool } = world.deps.db;
  const unfinished = "from pgboss.job where name = $1 and state < 'completed'";
  world.clock.aheadMs += undoWindowMs;
  const { rows } = await pool.query<{ id: string }>(`select id ${unfinished}`, [orderTickQueue]);
  const ticks = rows.map(({ id }) => id);
  await pool.query("update pgboss.job set start_after = now() where id = any($1)", [ticks]);
  await waitUntil(
    async () =>
      (await pool.query(`select 1 ${unfinished} and id = any($2)`, [orderTickQueue, ticks])).rowCount === 0,
    { what: "the undo of all orders is over" },
    async () => `${ticks.length} orders were looked at`,
  );
}
