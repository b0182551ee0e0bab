import { expect } from "vitest";
import type { Customer } from "../../world/customer.ts";
import type { World } from "../../world/world.ts";
import { type Heard, heardIn } from "./heard.ts";
import type { Ledger } from "./ledger.ts";
import { nameOf, type StaffMember } from "./staff.ts";
import type { Written } from "./writing.ts";

/** Everybody, and what they have done. */
export interface Crowd {
  readonly world: World;
  readonly cafeMark: string;
  readonly customers: readonly Customer[];
  readonly staff: readonly StaffMember[];
  readonly ledger: Ledger;
}

/** Of the last round: which members of staff hear what a customer wrote. */
export type Hearers = ReadonlyMap<number, readonly number[]>;

const partsOf = (written: readonly Written[]) => written.flatMap(({ parts }) => parts);

/** What customers wrote is with staff: once in each chat, in the order of writing, named rightly, as it was changed to. */
export async function checkQuestions({ customers, staff, ledger }: Crowd, last: Hearers): Promise<void> {
  const heard = await Promise.all(staff.map((member) => member.look()));
  const all = customers.flatMap((_, customer) => partsOf(ledger.writtenBy(customer)));
  for (const list of heard)
    expect(list.map(({ part }) => part).filter((part) => !all.includes(part))).toEqual([]);
  const lastRound = Math.max(
    ...[...last.keys()].flatMap((one) => ledger.writtenBy(one).map(({ round }) => round)),
  );
  for (const customer of customers.keys()) {
    const written = ledger.writtenBy(customer);
    const lists = heard.map((list) => list.filter(({ part }) => part.startsWith(`c${customer}-`)));
    for (const list of lists) checkList(list, written, nameOf(customer));
    for (const one of written) {
      const by = [...lists.keys()].filter((member) =>
        lists[member]?.some(({ part }) => part === one.parts[0]),
      );
      if (one.round === 0) expect([one.token, by]).toEqual([one.token, [...staff.keys()]]);
      else if (one.round === lastRound) expect([one.token, by]).toEqual([one.token, last.get(customer)]);
      else expect(by, one.token).not.toEqual([]);
    }
  }
}

function checkList(list: readonly Heard[], written: readonly Written[], name: string): void {
  const parts = list.map(({ part }) => part);
  expect(parts).toEqual(partsOf(written).filter((part) => parts.includes(part)));
  for (const { head, part } of list)
    if (head !== "") expect([part, head]).toEqual([part, expect.stringContaining(name)]);
  for (const one of written.filter(({ token }) => parts.some((part) => part.startsWith(token))))
    checkOne(list, one);
}

/** An album is whole, in one place; what was changed says so. Whether it comes as one depends on how busy the machine is. */
function checkOne(list: readonly Heard[], { token, parts, edited }: Written): void {
  const copies = list.filter(({ part }) => parts.includes(part));
  expect([token, copies.map(({ part }) => part)]).toEqual([token, parts]);
  expect(copies[0]?.body, token).toBe(edited ?? token);
  if (edited) expect(copies[0]?.head, token).toMatch(/ · edited$/);
}

/** What staff wrote is with its customer and nobody else: once, in order, quoting what it replies to. */
export async function checkAnswers({ world, cafeMark, customers, staff, ledger }: Crowd): Promise<void> {
  const heard = await Promise.all(staff.map((member) => member.look()));
  for (const [customer, { chat }] of customers.entries()) {
    const told = await heardIn(chat, cafeMark, world.telegram.url);
    const parts = told.map(({ part }) => part);
    const written = staff
      .flatMap(({ number }) => ledger.answersOf(number))
      .filter((one) => one.customer === customer);
    expect(parts.toSorted(), await chat.dump()).toEqual(partsOf(written).toSorted());
    for (const { number } of staff) {
      const own = partsOf(written).filter((part) => part.startsWith(`s${number}-`));
      expect(parts.filter((part) => part.startsWith(`s${number}-`))).toEqual(own);
    }
    const rounds = parts.map((part) => written.find((one) => one.parts.includes(part))?.round ?? -1);
    expect(rounds).toEqual(rounds.toSorted((a, b) => a - b));
    for (const one of written) {
      checkOne(told, one);
      if (one.replyTo === undefined) continue;
      const by = Number(one.token[1]);
      const answered = heard[by]?.find(({ message }) => message.message_id === one.replyTo)?.part ?? "";
      const original = ledger.writtenBy(customer).find((question) => question.parts.includes(answered));
      const quoted = told.find(({ part }) => part === one.parts[0])?.message.reply_to?.message_id;
      expect([one.token, quoted]).toEqual([
        one.token,
        original?.messageIds[original.parts.indexOf(answered)],
      ]);
    }
  }
}

/** Reactions stand where the other side wrote; staff see that theirs arrived, customers that theirs was opened. */
export async function checkReactions({ customers, staff, ledger }: Crowd, last: Hearers): Promise<void> {
  const replied = await partsReplied({ staff, ledger });
  for (const { number, chat } of staff) {
    const own = new Map((await chat.messages(5000)).map((message) => [message.message_id, message]));
    for (const { token, messageIds, reaction = "👌" } of ledger.answersOf(number)) {
      const shown = own.get(messageIds[0] as number)?.reactions.map(({ emoji }) => emoji);
      expect([token, shown]).toEqual([token, [reaction]]);
    }
  }
  for (const [customer, { chat }] of customers.entries()) {
    const messages = await chat.messages(5000);
    const written = ledger.writtenBy(customer);
    const lastRound = last.has(customer) ? written.at(-1)?.round : undefined;
    const opened = written.filter(({ round }) => round !== lastRound);
    for (const one of written) {
      const shown = messages.find(({ message_id }) => message_id === one.messageIds[0])?.reactions ?? [];
      const emoji = shown.map((reaction) => reaction.emoji);
      if (one.reaction) expect([one.token, emoji]).toEqual([one.token, [one.reaction]]);
      else if (one === opened.at(-1) && one.parts.some((part) => replied.has(part)))
        expect([one.token, emoji]).toEqual([one.token, ["👀"]]);
      // Answered while its copy was still on the way, it has not been seen by whoever answered.
      else if (one === opened.at(-1)) expect([[], ["👀"]], one.token).toContainEqual(emoji);
      else if (one.round === lastRound) expect([one.token, emoji]).toEqual([one.token, []]);
    }
  }
}

/** What staff have replied to stood before their eyes. */
async function partsReplied({
  staff,
  ledger,
}: Pick<Crowd, "staff" | "ledger">): Promise<ReadonlySet<string>> {
  const heard = await Promise.all(staff.map((member) => member.look()));
  const parts = staff.flatMap(({ number }, by) =>
    ledger
      .answersOf(number)
      .map(({ replyTo }) => heard[by]?.find(({ message }) => message.message_id === replyTo)?.part ?? ""),
  );
  return new Set(parts);
}
