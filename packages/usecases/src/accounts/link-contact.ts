import { Prisma } from "@gotovo/db";
import type { ChatContext } from "../chats/enter-chat.ts";
import type { Deps } from "../context.ts";
import { normalizePhone } from "../normalize-phone.ts";
import { linkOrAsk } from "./owner/phone-owner.ts";
import { requireNotBanned } from "./require-not-banned.ts";
import { sendSignUpCode } from "./sign-up/send-sign-up-code.ts";

/** For how long a contact that comes again is one that was tapped twice, in milliseconds. */
const twiceMs = 60_000;

/**
 * A person has shared their own contact, which proves their phone and their Telegram at once
 * (docs/documents/bot-phone-auth.md). A sign-up on the website that waits for it goes on: its code comes into this chat.
 * @param phone as Telegram writes it
 * @returns `asked`: the phone's account belongs to another Telegram, and they are asked whether they are the same person
 * @throws DomainError `phone_invalid`, `phone_banned`, `code_expired` (the sign-up is over; nothing is linked)
 */
export async function linkContact(deps: Deps, chat: ChatContext, phone: string): Promise<"linked" | "asked"> {
  const e164 = normalizePhone(phone);
  const asked = chat.step?.name === "share-phone" ? chat.step.data : undefined;
  const waiting = {
    ...(asked?.signUp !== undefined && { signUp: asked.signUp }),
    ...(asked?.invite !== undefined && { invite: asked.invite }),
  };
  await noteContact(deps, chat);
  const outcome = await deps.db.tx(async (tx) => {
    await requireNotBanned(tx, e164);
    return linkOrAsk(deps, tx, chat, e164, waiting);
  });
  if (outcome === "linked" && waiting.signUp !== undefined) await sendSignUpCode(deps, waiting.signUp);
  return outcome;
}

/** Whatever becomes of it: the second of two taps must not go to a café. */
async function noteContact(deps: Deps, { bot, chatId }: ChatContext): Promise<void> {
  await deps.db.prisma.$executeRaw`
    update chat set contact_at = ${deps.clock()} where bot = ${bot}::bot_kind and chat_id = ${chatId}`;
}

/** True when a contact was shared in this chat just now, as it was asked for: the button was tapped twice. */
export async function tookContact(deps: Pick<Deps, "db" | "clock">, chat: ChatContext): Promise<boolean> {
  const since = new Date(deps.clock().getTime() - twiceMs);
  const rows = await deps.db.read<unknown>(Prisma.sql`
    select 1 from chat where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and contact_at > ${since}`);
  return rows.length > 0;
}
