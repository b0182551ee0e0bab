import { Prisma } from "@gotovo/db";
import type { Step } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishPerson } from "./publish-person.ts";
import { upsertPerson } from "./upsert-person.ts";

/** A chat as its bot's handlers know it. */
export interface ChatContext extends ChatKey {
  readonly person: { readonly id: string; readonly telegramUserId: bigint; readonly name: string };
  readonly language: string | null;
  readonly venueId: string | null;
  /** The dialog that what this person writes goes to. */
  readonly dialogId: string | null;
  /** What the bot waits to have answered. */
  readonly step: Step | null;
}

export interface Sender {
  readonly telegramUserId: bigint;
  readonly name: string;
  /** As Telegram tells it; used only for a chat that is new. */
  readonly language: string | null;
}

interface ChatRow {
  personId: string;
  name: string;
  language: string | null;
  venueId: string | null;
  dialogId: string | null;
  step: Step | null;
  blockedAt: Date | null;
}

/**
 * Called for every update of a person: makes the person and the chat when they are new, refreshes the name, and takes
 * a chat that writes again as not blocked any more.
 */
export async function enterChat(deps: Deps, key: ChatKey, sender: Sender): Promise<ChatContext> {
  const known = await readRow(deps, key);
  const row =
    known && known.blockedAt === null && known.name === sender.name ? known : await write(deps, key, sender);
  const { personId, language, venueId, dialogId, step } = row;
  const person = { id: personId, telegramUserId: sender.telegramUserId, name: sender.name };
  return { bot: key.bot, chatId: key.chatId, person, language, venueId, dialogId, step };
}

async function readRow(deps: Deps, key: ChatKey): Promise<ChatRow | undefined> {
  const rows = await deps.db.read<ChatRow>(Prisma.sql`
    select chat.person_id as "personId", p.name, chat.language, chat.venue_id as "venueId",
           chat.dialog_id as "dialogId", chat.blocked_at as "blockedAt",
           case when t.name is not null then json_build_object('name', t.name, 'data', t.data) end as step
    from chat join person p on p.id = chat.person_id
    left join chat_step t on t.bot = chat.bot and t.chat_id = chat.chat_id and t.expires_at > ${deps.clock()}
    where chat.bot = ${key.bot}::bot_kind and chat.chat_id = ${key.chatId}`);
  return rows[0];
}

async function write(deps: Deps, key: ChatKey, sender: Sender): Promise<ChatRow> {
  return deps.db.tx(async (tx) => {
    const person = await upsertPerson(deps, tx, sender);
    const rows = await tx.$queryRaw<(ChatRow & { wasReachable: boolean })[]>`
      with before as (
        select blocked_at is null as reachable from chat
        where bot = ${key.bot}::bot_kind and chat_id = ${key.chatId} for update)
      insert into chat as c (bot, chat_id, person_id, language)
      values (${key.bot}::bot_kind, ${key.chatId}, ${person.id}::uuid, ${sender.language})
      on conflict (bot, chat_id) do update set blocked_at = null, person_id = coalesce(c.person_id, excluded.person_id)
      returning person_id as "personId", language, venue_id as "venueId", dialog_id as "dialogId",
        blocked_at as "blockedAt", (
          select json_build_object('name', t.name, 'data', t.data) from chat_step t
          where t.bot = c.bot and t.chat_id = c.chat_id and t.expires_at > ${deps.clock()}) as step,
        coalesce((select reachable from before), false) as "wasReachable"`;
    const row = rows[0] as ChatRow & { wasReachable: boolean };
    if (!row.wasReachable) await publishPerson(deps, tx, key, person.id);
    return { ...row, name: sender.name };
  });
}
