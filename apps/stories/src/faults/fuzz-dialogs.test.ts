import { looksLikeCode } from "@gotovo/domain";
import { type ChatDriver, type MediaItem, SandboxError } from "@gotovo/sandbox/driver";
import { sizes, testSeed } from "@gotovo/testing/sizes";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe } from "../world/cafe.ts";
import { type Customer, openCustomer } from "../world/customer.ts";
import { joinStaff } from "../world/staff.ts";
import { createWorld, type World } from "../world/world.ts";
import { anyPiece, type Piece, textUpTo } from "./fuzz/arbitraries.ts";

const timeoutMs = 60_000;

let world: World;
let cafe: Cafe;
let customer: Customer;
let staff: ChatDriver;
let pings = 0;

beforeAll(async () => {
  world = await createWorld();
  cafe = await world.cafe("Zerno");
  staff = await joinStaff(world, cafe, "Vera");
  customer = await world.customer("Anna");
  await customer.pair(await cafe.order({ customer, number: "7" }));
  await passes(customer.chat, staff);
  const opened = await staff.waitForText("ping 1");
  await staff.tap({ row: 0, column: 0, message_id: opened.message_id });
});
afterAll(async () => {
  const faults = world?.faults();
  await world?.close();
  expect(faults, `TEST_SEED=${testSeed}`).toEqual([]);
});

test.each([
  ["a customer sends", () => [customer.chat, staff, "👤 Anna · order 7"] as const],
  ["staff send", () => [staff, customer.chat, "☕️ Zerno"] as const],
])("whatever %s arrives, every word and file of it, once", async (_, ends) => {
  const [from, to, head] = ends();
  const sent = fc.asyncProperty(fc.array(anyPiece, { minLength: 1, maxLength: 3 }), async (pieces) => {
    const after = (await to.last())?.message_id ?? 0;
    const accepted: Piece[] = [];
    for (const piece of pieces.filter(isForPeople)) if (await isAccepted(from, piece)) accepted.push(piece);
    await passes(from, to);
    const heard = (await to.messages(500)).filter((one) => one.from.is_bot && one.message_id > after);
    const told = heard.filter(({ text = "" }) => !/^(⬆️|Dialogs|💬)|\nping \d+$/.test(text));
    const files = accepted.flatMap((piece) => (piece.is === "files" ? piece.files : []));
    expect(told.filter(({ file }) => file).map(({ file }) => file?.kind)).toEqual(
      files.map(({ kind }) => kind),
    );
    const words = told.map(({ text, caption }) => bare(text ?? caption ?? "", head)).join("");
    // A caption that is too long together with who wrote it follows as a text, after all of its album.
    const wanted = accepted.flatMap(wordsOf);
    for (const part of wanted) expect(words, `TEST_SEED=${testSeed}`).toContain(part);
    expect(words, `TEST_SEED=${testSeed}`).toHaveLength(wanted.join("").length);
  });
  await fc.assert(sent, { numRuns: sizes.dialogPieces, endOnFailure: true });
});

test("edits and reactions of what is no part of a dialog, and edits to anything, harm nothing", async () => {
  const harm = fc.asyncProperty(textUpTo(4096), fc.nat(), async (text, which) => {
    for (const chat of [customer.chat, staff]) {
      const messages = await chat.messages(500);
      const own = messages.filter(({ from, text }) => !from.is_bot && text !== undefined);
      const bots = messages.filter(({ from }) => from.is_bot);
      await tolerated(() => chat.edit(own[which % own.length]?.message_id ?? 0, text));
      await tolerated(() => chat.react(bots[which % bots.length]?.message_id ?? 0, "🔥"));
      await tolerated(() => chat.react(own[which % own.length]?.message_id ?? 0, which % 2 ? "👍" : null));
    }
  });
  await fc.assert(harm, { numRuns: sizes.dialogEdits, endOnFailure: true });
  await passes(customer.chat, staff);
  await passes(staff, customer.chat);
});

test("people of any name are told of, listed and answered", async () => {
  const called = fc.asyncProperty(textUpTo(64), textUpTo(64), async (first_name, last_name) => {
    const person = await world.telegram.person({ first_name, last_name, language_code: "en" });
    const somebody = openCustomer(person);
    await somebody.pair(await cafe.order({ customer: somebody }));
    await passes(somebody.chat, staff);
  });
  await fc.assert(called, { numRuns: sizes.dialogNames, endOnFailure: true });
  await staff.say("/dialogs");
  await staff.waitForText(/^Dialogs · all open/, { timeoutMs });
});

/** Writes something plain, which arrives after all that was sent before it. */
async function passes(from: ChatDriver, to: ChatDriver): Promise<void> {
  const ping = `ping ${++pings}`;
  await from.say(ping);
  await to.waitFor(
    (messages) => messages.some(({ from, text = "" }) => from.is_bot && text.endsWith(`\n${ping}`)),
    {
      what: `${ping} arrives (TEST_SEED=${testSeed})`,
      timeoutMs,
    },
  );
}

/** Commands and codes are for the bot. */
function isForPeople(piece: Piece): boolean {
  return piece.is === "files" || !(piece.text.startsWith("/") || looksLikeCode(piece.text));
}

/** False for what Telegram itself does not take from people. */
async function isAccepted(chat: ChatDriver, piece: Piece): Promise<boolean> {
  return piece.is === "text"
    ? tolerated(() => chat.say(piece.text, { entities: [...piece.entities] }))
    : tolerated(() => chat.sendFiles(piece.files as MediaItem[]));
}

async function tolerated(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    return false;
  }
}

/** What a message says, without who wrote it and without what cannot be seen anyway. */
function bare(text: string, head: string): string {
  return visible(text.startsWith(head) ? text.slice(head.length) : text);
}

function wordsOf(piece: Piece): string[] {
  if (piece.is === "text") return [visible(piece.text)];
  const named = piece.files.filter(({ kind }) => kind !== "sticker" && kind !== "video_note");
  return named.map(({ caption }) => visible(caption ?? ""));
}

const visible = (text: string) => text.replace(/[\s\p{Cc}\p{Cf}]/gu, "");
