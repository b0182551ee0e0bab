import { DomainError, may, type TeamChange } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { removeFromTeam } from "@gotovo/usecases/dialogs/groups/remove-from-team";
import { changeRole } from "@gotovo/usecases/venue/staff/change-role";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { findMember, requireTeamChange } from "@gotovo/usecases/venue/staff/lock-team";
import { Composer } from "grammy";
import { memberCallback, roleCallback, teamCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

const firstPage = teamCallback.pack({ list: "members", page: 0 });

/** `/team`: who works here, and for owners and managers what to change about it. Everybody may leave. */
export function team(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  composer.command("team", async (ctx) => {
    await requireStaff(deps, ctx);
    await showPanel(deps, ctx.conversation.chat, { name: "team", view: firstPage }, { afresh: true });
  });

  onTap(composer, teamCallback, async (ctx) => {
    await requireStaff(deps, ctx, "team.manage");
    await show(deps, ctx, ctx.callbackQuery.data);
  });

  onTap(composer, memberCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx);
    if (tap.step === "remove") return remove(deps, ctx, staff, tap.staff);
    if (tap.staff !== staff.staffId && !may(staff.role, "team.manage"))
      throw new DomainError("forbidden", { permission: "team.manage" });
    await requireAllowed(deps, staff, tap.staff, tap.step === "ask" ? { type: "remove" } : null);
    await show(deps, ctx, ctx.callbackQuery.data);
  });

  onTap(composer, roleCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx);
    if (tap.step === "ask") {
      await requireAllowed(deps, staff, tap.staff, { type: "set_role", to: tap.to });
      return show(deps, ctx, ctx.callbackQuery.data);
    }
    const name = await changeRole(deps, staff, tap.staff, tap.to);
    const page = memberCallback.pack({ staff: tap.staff, step: "open" });
    await showPanel(deps, ctx.conversation.chat, { name: "team", view: page });
    const role = ctx.conversation.texts.plain("role", { role: tap.to });
    await ctx.conversation.toast("team-role-set", { name, role });
  });
  return composer;
}

async function show(deps: Deps, ctx: HorecaContext, view: string): Promise<void> {
  await showPanel(deps, ctx.conversation.chat, { name: "team", view });
  await answerTap(ctx);
}

/** Whoever leaves is told so by a message, and has no panel any more. */
async function remove(deps: Deps, ctx: HorecaContext, staff: StaffActor, staffId: string): Promise<void> {
  const name = await removeFromTeam(deps, staff, staffId);
  if (staffId === staff.staffId) return answerTap(ctx);
  await showPanel(deps, ctx.conversation.chat, { name: "team", view: firstPage });
  await ctx.conversation.toast("team-member-removed", { name });
}

/** A page, or a question, is only opened about somebody who is there, and about what may be done to them. */
async function requireAllowed(
  deps: Deps,
  staff: StaffActor,
  staffId: string,
  change: TeamChange | null,
): Promise<void> {
  const member = await findMember(deps.db.prisma, staff, staffId);
  if (change) requireTeamChange(staff.role, staff, member, change);
}
