import { Prisma } from "@gotovo/db";
import { DomainError, maskPhone } from "@gotovo/domain";
import type { ChatContext } from "../chats/enter-chat.ts";
import type { Deps, ModelTx } from "../context.ts";
import { normalizePhone } from "../normalize-phone.ts";
import { publishChats } from "../publish.ts";
import { linkPerson } from "./link-person.ts";
import { closePhoneStep } from "./phone-step.ts";
import { publishSignUp } from "./sign-up/publish-sign-up.ts";
import { sendSignUpCode, signUpCodeQueue } from "./sign-up/send-sign-up-code.ts";

/** For how long a contact that comes again is one that was tapped twice, in milliseconds. */
const twiceMs = 60_000;

/**
 * A person has shared their own contact, which proves their phone and their Telegram at once
 * (docs/documents/bot-phone-auth.md). A sign-up on the website that waits for it goes on: its code comes into this chat.
 * @param phone as Telegram writes it
 * @throws DomainError `phone_invalid`, `phone_banned`, `code_expired` (the sign-up is over; nothing is linked)
 */
export async function linkContact(deps: Deps, chat: ChatContext, phone: string): Promise<void> {
  const e164 = normalizePhone(phone);
  const signUp = (chat.step?.name === "share-phone" && chat.step.data.signUp) || null;
  await noteContact(deps, chat);
  await deps.db.tx(async (tx) => {
    const { id } = await linkPerson(deps, tx, chat.person, e164);
    const key = signUp === null ? "phone-linked" : "sign-up-contact-taken";
    if (signUp !== null) await takeContact(deps, tx, signUp, { chat, phone: e164, accountId: id });
    await closePhoneStep(tx, chat, { key, args: { phone: maskPhone(e164) } });
    await publishChats(deps, tx, [chat]);
  });
  if (signUp !== null) await sendSignUpCode(deps, signUp);
}

/** The first contact counts. A job sees that the code is sent, even if we end right after this. */
async function takeContact(
  deps: Deps,
  tx: ModelTx,
  tokenHash: string,
  { chat, phone, accountId }: { chat: ChatContext; phone: string; accountId: string },
): Promise<void> {
  const now = deps.clock();
  const { count } = await tx.signUpSession.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now }, contactAt: null },
    data: { phone, telegramUserId: chat.person.telegramUserId, contactAt: now, accountId },
  });
  if (count === 0) throw new DomainError("code_expired");
  publishSignUp(deps, tx, tokenHash);
  await deps.jobs.enqueueAt(tx, signUpCodeQueue, { tokenHash }, now);
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
