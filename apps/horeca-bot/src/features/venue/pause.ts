import { answerTap, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { pauseVenue, resumeVenue } from "@gotovo/usecases/venue/pause-venue";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";
import {
  pauseCallback,
  resumeCallback,
  settingsPageCallback,
  typePauseCallback,
} from "../../settings-callbacks.ts";
import { askSetting } from "./settings/ask-again.ts";

const view = settingsPageCallback.pack({ page: "pause" });
const minuteMs = 60_000;

/** `/pause`, and the end of a pause on the header: new orders wait meanwhile. */
export function pause(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("pause", async (ctx) => {
    await requireStaff(deps, ctx, "venue.pause");
    await showPanel(deps, ctx.conversation.chat, { name: "settings", view }, { afresh: true });
  });
  onTap(composer, pauseCallback, async (ctx, { minutes }) => {
    const staff = await requireStaff(deps, ctx, "venue.pause");
    const until = minutes === 0 ? "opening" : new Date(deps.clock().getTime() + minutes * minuteMs);
    await pauseVenue(deps, staff, { until });
    await ctx.conversation.toast("pause-began");
  });
  onTap(composer, typePauseCallback, async (ctx, { what }) => {
    await requireStaff(deps, ctx, "venue.pause");
    await askSetting(deps, ctx, what);
    await answerTap(ctx);
  });
  onTap(composer, resumeCallback, async (ctx) => {
    await resumeVenue(deps, await requireStaff(deps, ctx, "venue.pause"));
    await ctx.conversation.toast("pause-ended");
  });
  return composer;
}
