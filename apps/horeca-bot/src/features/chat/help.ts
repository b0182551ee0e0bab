import { may, permissions } from "@gotovo/domain";
import { shorten } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { findStaff, type StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { staffNow } from "@gotovo/usecases/venue/staff-now";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";

/** `/help`: how things stand for this person, and what they may do by their role; strangers read how to get in. */
export function help(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("help", async (ctx) => {
    const { chat, say } = ctx.conversation;
    const staff = await findStaff(deps, chat);
    if (!staff) return say({ key: "stranger" });
    await say({ key: "help", args: { ...(await standing(deps, staff)), ...allowances(staff) } });
  });
  return composer;
}

/** Who they are at which venue, and how things stand there. */
export async function standing(deps: Deps, staff: StaffActor) {
  const { queued, waiting, isPaused, isBusy } = await staffNow(deps, staff.venueId);
  return {
    role: staff.role,
    place: shorten(staff.venueName, 100),
    duty: String(staff.onDuty),
    queued,
    waiting,
    paused: String(isPaused),
    busy: String(isBusy),
  };
}

/** Of each permission whether they have it: `team.manage` is `team-manage`. */
function allowances({ role }: StaffActor): Record<string, string> {
  const entries = permissions.map((each) => [each.replaceAll(/[._]/g, "-"), String(may(role, each))]);
  return Object.fromEntries(entries);
}
