import type { StaffChat } from "@gotovo/domain";
import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { scheduleIfUnattended } from "../venue/schedule-order-ticks.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { publishVenue } from "../venue/staff/publish-venue.ts";
import { shiftFigures } from "../venue/staff/shift-figures.ts";
import { queueRelays } from "./queue-relay.ts";
import { showClaim } from "./send-message.ts";
import { chatsOfVenue } from "./venue-chats.ts";

interface Leaver {
  readonly name: string;
  /** Null: unknown, for a version before this one has switched their duty. */
  readonly since: Date | null;
  readonly timezone: string;
}

/** How the texts of the HoReCa bot are called that it words; it adds the figures' units. */
export const shiftReportKey = "shift-report";
export const handedOverKey = "dialogs-handed-over";

/**
 * Takes a member of staff off duty: they answer no dialog any longer, colleagues on duty hear of those that are open, and
 * they themselves read what was done in the shift. A repeated tap changes nothing and reports nothing.
 * @returns whether there was anything to report
 */
export async function endShift(deps: Deps, tx: Tx, staff: StaffActor): Promise<boolean> {
  const [leaver] = await tx.$queryRaw<Leaver[]>`
    update staff s set on_duty = false, duty_since = null
    from (select id, duty_since from staff where id = ${staff.staffId}::uuid and on_duty for update) old
    join venue v on v.id = ${staff.venueId}::uuid, person p
    where s.id = old.id and p.id = s.person_id
    returning p.name, old.duty_since as since, v.timezone`;
  if (!leaver) return false;
  const handed = await handOver(deps, tx, staff, leaver.name);
  const reported = await report(deps, tx, staff, leaver, handed);
  await scheduleIfUnattended(deps, tx, staff.venueId);
  await publishVenue(deps, tx, staff.venueId);
  return reported;
}

/** @returns how many open dialogs lost the one who answers them */
async function handOver(deps: Deps, tx: Tx, staff: StaffActor, name: string): Promise<number> {
  const dialogs = await tx.$queryRaw<{ id: string; isWaiting: boolean }[]>`
    update dialog set assignee_id = null
    where venue_id = ${staff.venueId}::uuid and assignee_id = ${staff.staffId}::uuid and closed_at is null
    returning id, waiting_since is not null as "isWaiting"`;
  if (dialogs.length === 0) return 0;
  const chats = await chatsOfVenue(tx, staff.venueId);
  const colleagues = chats.staff.filter(({ onDuty, staffId }) => onDuty && staffId !== staff.staffId);
  const waiting = dialogs.filter(({ isWaiting }) => isWaiting).map(({ id }) => id);
  for (const dialog of dialogs) await showClaim(deps, tx, dialog, chats, staff);
  await showWaiting(deps, tx, waiting, colleagues);
  const content = { key: handedOverKey, args: { name, count: dialogs.length, waiting: waiting.length } };
  for (const { chatId, hearsMessages } of colleagues) {
    const silent = waiting.length === 0 || !hearsMessages;
    await queueMessage(tx, { bot: "horeca", chatId }, content, { silent, about: staff.personId });
  }
  return dialogs.length;
}

/** What waits for an answer was shown to the one who answered; now it is shown to everybody on duty. */
async function showWaiting(
  deps: Deps,
  tx: Tx,
  dialogIds: readonly string[],
  colleagues: readonly StaffChat[],
): Promise<void> {
  if (dialogIds.length === 0) return;
  const last = await tx.$queryRaw<{ id: bigint }[]>`
    select last.id from unnest(${[...dialogIds]}::uuid[]) d (id) cross join lateral (
      select m.id from dialog_message m where m.dialog_id = d.id and m.author = 'customer'
      order by m.id desc limit 1) last`;
  const wishes = colleagues.flatMap(({ chatId }) =>
    last.map(({ id }) => ({ chat: { bot: "horeca" as const, chatId }, messageId: id, silent: true })),
  );
  await queueRelays(deps, tx, wishes);
}

async function report(
  deps: Deps,
  tx: Tx,
  staff: StaffActor,
  { since, timezone }: Leaver,
  dialogs: number,
): Promise<boolean> {
  const figures = await shiftFigures(tx, staff.venueId, since, deps.clock());
  const isEmpty = figures.orders === 0 && dialogs === 0 && (figures.queued === 0 || figures.colleagues > 0);
  const chats = await tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat
    where bot = 'horeca' and person_id = ${staff.personId}::uuid and venue_id = ${staff.venueId}::uuid`;
  if (isEmpty || chats.length === 0) return false;
  const args = { ...figures, dialogs, since: since?.toISOString() ?? "", timezone };
  for (const chat of chats) await queueMessage(tx, chat, { key: shiftReportKey, args });
  return true;
}
