import { subject } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { setPrompt } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { changeSetting } from "@gotovo/usecases/venue/change-setting";
import { Composer } from "grammy";
import { busyPrompt } from "../../cards/header-card.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";
import { busyCallback } from "../../settings-callbacks.ts";

/** Busy mode on the header: people who are swamped have no time for a menu. */
export function busy(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  onTap(composer, busyCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    const staff = await requireStaff(deps, ctx, "busy_mode.switch");
    const card = staff.queueList ? subject.list : subject.queue;
    await setPrompt(deps, chat, card, tap.step === "ask" ? { name: busyPrompt, version: 0 } : null);
    if (tap.step !== "set") return answerTap(ctx);
    await changeSetting(deps, staff, { setting: "busy_minutes", to: tap.minutes });
    await toast(tap.minutes > 0 ? "busy-now-on" : "busy-now-off", { minutes: tap.minutes });
  });
  return composer;
}
