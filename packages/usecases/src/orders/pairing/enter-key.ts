import { codeLifetimeMs } from "@gotovo/domain";
import { type ChatTickJob, chatTickQueue } from "../../chats/chat-tick.ts";
import type { ChatKey, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { lookUpCode } from "./look-up-code.ts";

/** A person who said no to a café is asked nothing by it for a day. */
const peaceMs = 24 * 3_600_000;

/**
 * Takes a code for a person, from a café's own bot that asked for it (`POST /enter_key_from_user` of
 * docs/documents/customer-bot.md). An API key cannot speak for people: nothing is bound until they say yes in their own
 * chat with our bot, where the question of the bot's own codes is asked. A merchant has one question open per person; the
 * code lives on for ten minutes, so that there is time to answer.
 * @throws DomainError `code_invalid`, `too_many_attempts`
 */
export async function enterKey(
  deps: Deps,
  merchantId: string,
  telegramUserId: number,
  code: string,
): Promise<void> {
  const { pairingId } = await lookUpCode(
    deps,
    { telegramUserId, through: { merchantId } },
    { code },
    merchantId,
  );
  const chat: ChatKey = { bot: "customer", chatId: BigInt(telegramUserId) };
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + codeLifetimeMs);
  const silentSince = new Date(now.getTime() - peaceMs);
  await deps.db.tx(async (tx) => {
    // Whether they were asked before, and what they said, is theirs to tell: the café's answer is the same.
    const asked = await tx.$executeRaw`
      insert into pairing_ask as a (merchant_id, telegram_user_id, pairing_id, expires_at)
      values (${merchantId}::uuid, ${chat.chatId}, ${pairingId}::uuid, ${expiresAt})
      on conflict (merchant_id, telegram_user_id) do update set pairing_id = excluded.pairing_id,
        expires_at = excluded.expires_at, declined_at = null
      where (a.declined_at is null or a.declined_at <= ${silentSince})
        and (a.pairing_id <> excluded.pairing_id or a.expires_at <= ${now})`;
    if (asked === 0) return;
    await tx.$executeRaw`update pairing_code set expires_at = ${expiresAt} where id = ${pairingId}::uuid`;
    const tick: ChatTickJob = { bot: chat.bot, chatId: String(chat.chatId) };
    await deps.jobs.enqueueAt(tx, chatTickQueue, tick, expiresAt);
    await publishChats(deps, tx, [chat]);
  });
}
