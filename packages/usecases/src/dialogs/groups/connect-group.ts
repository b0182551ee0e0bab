import { DomainError, may, type StaffRole } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { forgetTopics } from "./forget-topics.ts";
import { showMissed } from "./show-missed.ts";

export interface NewGroup extends ChatKey {
  readonly title: string;
}

/**
 * Makes a group the one in which the dialogs of a venue are shown, each as a topic. A venue has one group: the one
 * before is left, and is told of it. The same group once more is let in again if it was paused.
 * @throws DomainError `forbidden`; `conflict` when the group serves another venue
 */
export async function connectGroup(deps: Deps, staff: StaffActor, group: NewGroup): Promise<void> {
  const { venueId, venueName } = staff;
  await deps.db.tx(async (tx) => {
    await lock(tx, staff, group);
    const before = await tx.$queryRaw<{ chatId: bigint; venueId: string; isPaused: boolean }[]>`
      select chat_id as "chatId", venue_id as "venueId", paused_at is not null as "isPaused" from venue_group
      where venue_id = ${venueId}::uuid or chat_id = ${group.chatId}`;
    if (before.some((other) => other.venueId !== venueId)) throw new DomainError("conflict");
    const old = before.find(({ chatId }) => chatId !== group.chatId);
    await tx.$executeRaw`
      insert into venue_group (venue_id, chat_id, title, connected_by, connected_at)
      values (${venueId}::uuid, ${group.chatId}, ${group.title}, ${staff.personId}::uuid, ${deps.clock()})
      on conflict (venue_id) do update set chat_id = excluded.chat_id, title = excluded.title, paused_at = null,
        connected_by = excluded.connected_by, connected_at = excluded.connected_at`;
    await tx.$executeRaw`
      update chat set language = own.language from chat own
      where chat.bot = ${group.bot}::bot_kind and chat.chat_id = ${group.chatId}
        and own.bot = ${group.bot}::bot_kind and own.person_id = ${staff.personId}::uuid`;
    const left: ChatKey[] = old ? [{ bot: group.bot, chatId: old.chatId }] : [];
    for (const chat of left) {
      await forgetTopics(tx, venueId, chat);
      await queueMessage(tx, chat, { key: "group-moved", args: { venue: venueName } });
    }
    await queueMessage(tx, group, { key: "group-connected", args: { venue: venueName } });
    if (before.some(({ isPaused }) => isPaused)) await showMissed(deps, tx, venueId, group);
    await publishChats(deps, tx, [...left, group]);
  });
}

/** Two groups for one venue, or two venues for one group, are connected one after the other. */
async function lock(tx: Tx, { staffId, venueId }: StaffActor, { bot, chatId }: ChatKey): Promise<void> {
  await tx.$queryRaw`select 1 from venue where id = ${venueId}::uuid for update`;
  await tx.$queryRaw`select 1 from chat where bot = ${bot}::bot_kind and chat_id = ${chatId} for update`;
  const [still] = await tx.$queryRaw<{ role: StaffRole }[]>`
    select role::text as role from staff where id = ${staffId}::uuid and removed_at is null for share`;
  if (!still || !may(still.role, "group.connect")) {
    throw new DomainError("forbidden", { permission: "group.connect" });
  }
}
