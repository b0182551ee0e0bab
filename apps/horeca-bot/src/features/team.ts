import { invitableRoles } from "@gotovo/domain";
import { shorten } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { createInvite } from "@gotovo/usecases/staff/create-invite";
import { listTeam } from "@gotovo/usecases/staff/list-team";
import { Composer } from "grammy";
import { inviteCallback } from "../callbacks.ts";
import { inviteContent } from "../cards/invite-message.ts";
import type { HorecaContext } from "../context.ts";
import { requireStaff } from "../require-staff.ts";

/** Members named in one message: well below Telegram's limit, whatever their names. */
const namedAtMost = 40;

/** `/team` for owners and managers: who works here, and invites to the roles they may give. */
export function team(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("team", async (ctx) => {
    const { say, texts } = ctx.conversation;
    const { role, venueId, venueName } = await requireStaff(deps, ctx);
    const roles = invitableRoles(role);
    if (roles.length === 0) return say({ key: "team-forbidden" });
    const members = await listTeam(deps, venueId);
    const lines = members.slice(0, namedAtMost).map((member) =>
      texts.plain("team-member", {
        ...member,
        name: shorten(member.name, 40),
        onDuty: String(member.onDuty),
      }),
    );
    const args = {
      venue: shorten(venueName, 100),
      members: lines.join("\n"),
      hidden: members.length - lines.length,
    };
    const buttons = roles.map((role) => [
      { key: "button-invite", args: { role }, data: inviteCallback.pack({ role }) },
    ]);
    await say({ key: "team", args, buttons });
  });

  composer.callbackQuery(inviteCallback.pattern, async (ctx, next) => {
    const tap = inviteCallback.parse(ctx.callbackQuery.data);
    if (tap === null) return next();
    const { say, toast } = ctx.conversation;
    const staff = await requireStaff(deps, ctx);
    if (!invitableRoles(staff.role).includes(tap.role)) return toast("team-forbidden", {}, { alert: true });
    const inviteId = await createInvite(deps, staff, tap.role);
    await say(inviteContent({ inviteId, bot: ctx.me.username, venue: staff.venueName, role: tap.role }));
    await toast("invite-made");
  });
  return composer;
}
