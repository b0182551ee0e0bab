import { localDate, readSpecial, type SpecialWords } from "@gotovo/domain";
import { answerTap, formatDay, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { changeSpecialHours } from "@gotovo/usecases/venue/change-special-hours";
import { settingsOfChat } from "@gotovo/usecases/venue/settings-of-chat";
import { Composer } from "grammy";
import type { HorecaContext } from "../../../context.ts";
import { requireStaff } from "../../../require-staff.ts";
import { settingsPageCallback, specialDayCallback } from "../../../settings-callbacks.ts";
import { askAgain, settingSaved } from "./ask-again.ts";

const daysView = settingsPageCallback.pack({ page: "days" });

/** Takes a day with other hours away, after a question. */
export function specialDays(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  onTap(composer, specialDayCallback, async (ctx, { from, step }) => {
    const { chat, toast } = ctx.conversation;
    const staff = await requireStaff(deps, ctx, "settings.manage");
    const view = step === "ask" ? ctx.callbackQuery.data : daysView;
    const changed = step === "remove" && (await changeSpecialHours(deps, staff, { remove: from }));
    await showPanel(deps, chat, { name: "settings", view });
    if (step === "ask") return answerTap(ctx);
    await toast(changed ? "day-removed" : "day-gone");
  });
  return composer;
}

/** Takes a day that was typed. What cannot be meant is asked again, and what is over is refused. */
export async function takeDays(
  deps: Deps,
  ctx: HorecaContext,
  text: string,
  words: SpecialWords,
): Promise<void> {
  const { chat, texts } = ctx.conversation;
  const staff = await requireStaff(deps, ctx, "settings.manage");
  const timezone = (await settingsOfChat(deps, chat.chatId))?.timezone ?? "UTC";
  const now = deps.clock();
  const read = readSpecial(text, words, localDate(now, timezone));
  if ("special" in read) {
    await changeSpecialHours(deps, staff, { add: read.special });
    return settingSaved(deps, ctx, daysView);
  }
  if (read.problem !== "past")
    return askAgain(deps, ctx, "days", `days-${read.problem.replaceAll("_", "-")}`);
  const date = formatDay(texts.locale, new Date(read.date), "UTC", now);
  await askAgain(deps, ctx, "days", "days-past", { date });
}
