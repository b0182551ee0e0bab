import { invitableRoles } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { createInvite } from "@gotovo/usecases/venue/staff/create-invite";
import { revokeInvite } from "@gotovo/usecases/venue/staff/revoke-invite";
import { Composer } from "grammy";
import { inviteCallback, revokeCallback } from "../../callbacks.ts";
import { inviteContent } from "../../cards/invite-message.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

/** Invites to the team: making and revoking them. */
export function teamInvites(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  onTap(composer, inviteCallback, async (ctx, tap) => {
    const { say, toast } = ctx.conversation;
    const staff = await requireStaff(deps, ctx);
    if (!invitableRoles(staff.role).includes(tap.role)) return toast("team-forbidden", {}, { alert: true });
    const inviteId = await createInvite(deps, staff, tap.role);
    await say(inviteContent({ inviteId, bot: ctx.me.username, venue: staff.venueName, role: tap.role }));
    await toast("invite-made");
  });

  onTap(composer, revokeCallback, async (ctx, tap) => {
    await revokeInvite(deps, await requireStaff(deps, ctx, "team.manage"), tap.invite);
    await ctx.conversation.toast("invite-revoked");
  });
  return composer;
}
