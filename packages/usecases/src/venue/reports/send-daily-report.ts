import { may, type StaffRole, staffRoles } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { dueDay } from "./due-daily-reports.ts";
import { makeReport } from "./make-report.ts";
import { reportMessage } from "./report-message.ts";

interface Reader extends ChatKey {
  readonly onDuty: boolean;
}

/**
 * Sends the report of the day that has just closed to everybody who may read reports and has a chat at this venue,
 * without a sound to whoever is off duty. Whoever records the day sends it, in one transaction, so it is sent once however
 * often and wherever this runs.
 */
export async function sendDailyReport(deps: Deps, venueId: string): Promise<void> {
  const venue = await deps.db.prisma.venue.findUnique({
    where: { id: venueId, dailyReport: true },
    select: { id: true, timezone: true, openingHours: true, specialHours: true, dailyReportedOn: true },
  });
  const day = venue && dueDay(venue, deps.clock());
  if (!day) return;
  const message = reportMessage(await makeReport(deps, { venueId, period: "today", until: day.at }));
  const readers = staffRoles.filter((role: StaffRole) => may(role, "report.read"));
  await deps.db.tx(async (tx) => {
    const recorded = await tx.$executeRaw`
      update venue set daily_reported_on = ${day.date}::date
      where id = ${venueId}::uuid and daily_report
        and (daily_reported_on is null or daily_reported_on < ${day.date}::date)`;
    if (recorded === 0) return;
    const chats = await tx.$queryRaw<Reader[]>`
      select chat.bot::text as bot, chat.chat_id as "chatId", s.on_duty as "onDuty"
      from staff s join chat on chat.person_id = s.person_id and chat.venue_id = s.venue_id
      where s.venue_id = ${venueId}::uuid and s.removed_at is null and s.role::text = any(${readers})
        and chat.bot = 'horeca' and chat.blocked_at is null`;
    for (const chat of chats) await queueMessage(tx, chat, message, { silent: !chat.onDuty });
    await publishChats(deps, tx, chats);
  });
}
