import { dialogActionCallback, dialogCallback } from "@gotovo/horeca-bot/dialog-callbacks";
import type { Button, ChatDriver } from "@gotovo/sandbox/driver";
import { type Heard, heardIn } from "./heard.ts";
import type { Ledger } from "./ledger.ts";
import { kinds, type Written, write } from "./writing.ts";

/** What a tap is answered with may be lost with its connection; what it does may not. */
const unanswered = { waitMs: 0 };

const customersMark = "👤 ";

/** What a member of staff may do about one dialog. */
export const deeds = ["reply", "reply", "open", "open", "take", "close", "note", "react", "edit"] as const;
export type Deed = (typeof deeds)[number];

/** The messages of one customer as a member of staff has them before they do something. */
interface Seen {
  readonly copies: readonly Heard[];
  readonly texts: readonly Heard[];
  readonly dialog: string;
}

/** A member of staff at their phone. */
export function openStaff(
  member: { readonly number: number; readonly chat: ChatDriver; readonly telegramUrl: string },
  ledger: Ledger,
  random: () => number,
) {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { number, chat, telegramUrl } = member;
  let told = 0;
  let heard: readonly Heard[] = [];
  let buttons: readonly Button[] = [];
  let current: number | null = null;

  function seenOf(customer: number): Seen {
    const name = nameOf(customer);
    const copies = heard.filter(({ head }) => head.includes(name));
    const texts = copies.filter(({ message }) => message.file === undefined);
    // Below an album there is a note, whose button says whose it is.
    const named = buttons.filter(({ text }) => text.startsWith(`💬 ${name} `));
    const theirs = [...copies.flatMap(({ message }) => message.inline_keyboard?.flat() ?? []), ...named];
    const dialogs = theirs.map((button) => dialogCallback.parse(button.callback_data ?? "")?.dialog);
    const dialog = dialogs.find((id) => id !== undefined);
    if (dialog === undefined) throw new Error(`${name} has not been heard by ${number}`);
    return { copies, texts, dialog };
  }

  async function say(customer: number, round: number, replyTo?: number): Promise<void> {
    const token = `s${number}-${++told}to${customer}`;
    const place = replyTo === undefined ? {} : { replyTo };
    ledger.staffWrote(await write(chat, { token, customer, round, kind: pick(kinds), ...place }), number);
  }

  async function tap(data: string, { message }: Heard): Promise<void> {
    await chat.tap({ data, message_id: message.message_id }, unanswered);
  }

  async function open(customer: number): Promise<Seen> {
    const seen = seenOf(customer);
    await tap(dialogCallback.pack({ dialog: seen.dialog }), pick(seen.copies));
    current = customer;
    return seen;
  }

  return {
    number,
    chat,
    /** The dialog that is open. */
    current: () => current,
    /** Whoever closes a dialog closes it for all. */
    forget(customer: number) {
      if (current === customer) current = null;
    },
    /** Looks at the chat: from now on these messages can be answered. */
    async look(): Promise<readonly Heard[]> {
      heard = await heardIn(chat, customersMark, telegramUrl);
      buttons = (await chat.messages(5000)).flatMap(({ inline_keyboard }) => inline_keyboard?.flat() ?? []);
      return heard;
    },
    async do(deed: Deed, customer: number, round: number): Promise<void> {
      const { copies, texts, dialog } = seenOf(customer);
      const about = pick(copies);
      switch (deed) {
        case "reply":
          await say(customer, round, about.message.message_id);
          return ledger.answered(customer, [number]);
        case "open":
          await open(customer);
          for (let message = 0; message < 2; message++) await say(customer, round);
          return ledger.answered(customer, [number]);
        case "take":
          await open(customer);
          await tap(dialogActionCallback.pack({ dialog, what: "take" }), about);
          return ledger.taken(customer, number);
        case "close":
          await open(customer);
          await say(customer, round);
          await tap(dialogActionCallback.pack({ dialog, what: "close" }), about);
          return ledger.closed(customer);
        case "note":
          await chat.say(`/note n${number}-${++told}to${customer}`, { reply_to: about.message.message_id });
          return;
        case "react":
          return texts.length > 0 ? react(customer, pick(texts)) : undefined;
        case "edit":
          return edit(customer);
        default:
          return deed satisfies never;
      }
    },
  };

  async function react(customer: number, { part, message }: Heard): Promise<void> {
    const written = ledger.writtenBy(customer).find(({ token }) => token === part);
    if (!written || written.reaction) return;
    written.reaction = "🔥";
    await chat.react(message.message_id, written.reaction);
  }

  async function edit(customer: number): Promise<void> {
    const mine = ledger.answersOf(number).filter((one) => one.customer === customer && one.kind === "text");
    const written: Written | undefined = mine.at(-1);
    if (!written) return;
    written.edited = `${written.token} changed`;
    await chat.edit(written.messageIds[0] as number, written.edited);
  }
}

export type StaffMember = ReturnType<typeof openStaff>;

/** What customers are called: no name is part of another. */
export function nameOf(customer: number): string {
  return `Customer ${String(customer).padStart(2, "0")}`;
}
