import { onTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { setDuty } from "@gotovo/usecases/dialogs/set-duty";
import { Composer } from "grammy";
import { dutyCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

/**
 * `/duty` and the header's button: whether orders make a sound. The header shows which it is; whoever leaves reads what
 * was done in their shift.
 */
export function duty(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("duty", async (ctx) => {
    const staff = await requireStaff(deps, ctx);
    const reported = await setDuty(deps, staff, !staff.onDuty);
    if (!reported) await ctx.conversation.say({ key: staff.onDuty ? "duty-now-off" : "duty-now-on" });
  });
  onTap(composer, dutyCallback, async (ctx, tap) => {
    await setDuty(deps, await requireStaff(deps, ctx), tap.to === "on");
    await ctx.conversation.toast(tap.to === "on" ? "duty-now-on" : "duty-now-off");
  });
  return composer;
}
