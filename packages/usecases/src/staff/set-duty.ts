import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "./find-staff.ts";

/** Switches the sound of new and cancelled orders for one member of staff; cards follow the queue all the same. */
export async function setDuty(deps: Deps, staff: StaffActor, onDuty: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`update staff set on_duty = ${onDuty} where id = ${staff.staffId}::uuid`;
    const chats = await tx.$queryRaw<ChatKey[]>`
      select bot::text as bot, chat_id as "chatId" from chat
      where bot = 'horeca' and person_id = ${staff.personId}::uuid and venue_id = ${staff.venueId}::uuid`;
    await publishChats(deps, tx, chats);
  });
}
