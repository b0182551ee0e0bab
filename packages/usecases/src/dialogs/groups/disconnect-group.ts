import { DomainError, may } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { forgetTopics } from "./forget-topics.ts";

/**
 * Shows the dialogs of the venue in its team group no more; what is there stays there. The group is told of it.
 * @returns the group's title
 * @throws DomainError `forbidden`; `not_found` when the venue has no group
 */
export async function disconnectGroup(
  deps: Deps,
  { role, venueId, venueName }: StaffActor,
): Promise<{ title: string }> {
  if (!may(role, "group.connect")) throw new DomainError("forbidden", { permission: "group.connect" });
  return deps.db.tx(async (tx) => {
    const gone = await tx.$queryRaw<{ chatId: bigint; title: string }[]>`
      delete from venue_group where venue_id = ${venueId}::uuid returning chat_id as "chatId", title`;
    const group = gone[0];
    if (!group) throw new DomainError("not_found", { what: "group" });
    const chat = { bot: "horeca" as const, chatId: group.chatId };
    await forgetTopics(tx, venueId, chat);
    await queueMessage(tx, chat, { key: "group-disconnected", args: { venue: venueName } });
    await publishChats(deps, tx, [chat]);
    return { title: group.title };
  });
}
