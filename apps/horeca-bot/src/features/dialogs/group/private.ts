import type { Deps } from "@gotovo/usecases/context";
import { disconnectGroup } from "@gotovo/usecases/dialogs/groups/disconnect-group";
import { Composer } from "grammy";
import type { HorecaContext } from "../../../context.ts";
import { requireStaff } from "../../../require-staff.ts";

/** In one's own chat `/connect` says how it is done, and `/disconnect` leaves the group, whatever became of it. */
export function groupFromPrivate(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("connect", async (ctx) => {
    const { venueName: venue } = await requireStaff(deps, ctx, "group.connect");
    await ctx.conversation.say({ key: "group-how", args: { venue } });
  });
  composer.command("disconnect", async (ctx) => {
    const staff = await requireStaff(deps, ctx, "group.connect");
    const { title } = await disconnectGroup(deps, staff);
    await ctx.conversation.say({ key: "group-left", args: { title } });
  });
  return composer;
}
