import { publishPerson } from "../chats/publish-person.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { failRelaysOf } from "../dialogs/fail-relays.ts";
import { pauseGroup } from "../dialogs/groups/pause-group.ts";
import { appendEvent } from "../events/append-event.ts";
import { scheduleIfUnattended } from "../venue/schedule-order-ticks.ts";

/**
 * Records that a person blocked the bot (or deleted their account), or came back: nothing is written to a blocked chat.
 * An unknown chat is left alone; a team group that removed the bot is paused.
 */
export async function recordBlock(deps: Deps, key: ChatKey, blocked: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<{ personId: string | null; venueId: string | null }[]>`
      update chat set blocked_at = ${blocked ? deps.clock() : null}
      where bot = ${key.bot}::bot_kind and chat_id = ${key.chatId} and (blocked_at is null) = ${blocked}
      returning person_id as "personId", venue_id as "venueId"`;
    const chat = rows[0];
    if (!chat) return;
    if (blocked) await failRelaysOf(deps, tx, key);
    if (blocked && chat.venueId !== null) await scheduleIfUnattended(deps, tx, chat.venueId);
    if (chat.personId !== null) {
      if (key.bot === "customer") await appendBlocks(deps, tx, chat.personId, blocked);
      return publishPerson(deps, tx, key, chat.personId);
    }
    if (blocked) await pauseGroup(deps, tx, key);
  });
}

/** Each café that knows this customer reads in its log that they are out of reach, or back. */
async function appendBlocks(deps: Deps, tx: Tx, personId: string, blocked: boolean): Promise<void> {
  const rows = await tx.$queryRaw<
    { id: string; merchantId: string; siteUserId: string | null; tg: bigint }[]
  >`
    select c.id, c.merchant_id as "merchantId", c.site_user_id as "siteUserId", p.telegram_user_id as tg
    from customer c join person p on p.id = c.person_id where c.person_id = ${personId}::uuid order by c.id`;
  for (const { id, merchantId, siteUserId, tg } of rows) {
    await appendEvent(deps, tx, {
      merchantId,
      type: blocked ? "customer.blocked" : "customer.unblocked",
      subject: { type: "customer", id: siteUserId ?? id },
      data: {
        customer: {
          site_user_id: siteUserId,
          telegram_user_id: Number(tg),
          state: blocked ? "blocked" : "subscribed",
        },
      },
      actor: { kind: "customer", id: null },
      at: deps.clock(),
    });
  }
}
