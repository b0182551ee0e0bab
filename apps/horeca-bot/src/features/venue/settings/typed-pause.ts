import { oneLine, type PauseWords, pauseReasonLimit, readPause } from "@gotovo/domain";
import type { Deps } from "@gotovo/usecases/context";
import { changePauseReason } from "@gotovo/usecases/venue/change-pause-reason";
import { pauseVenue } from "@gotovo/usecases/venue/pause-venue";
import { settingsOfChat } from "@gotovo/usecases/venue/settings-of-chat";
import type { HorecaContext } from "../../../context.ts";
import { requireStaff } from "../../../require-staff.ts";
import { settingsPageCallback } from "../../../settings-callbacks.ts";
import { askAgain, settingSaved } from "./ask-again.ts";

const view = settingsPageCallback.pack({ page: "pause" });
/** Typed in the place of a reason: there is none. */
const nothing = /^[-\u2010-\u2015\u2212]$/u;

/** Takes until when a venue pauses, and why, if that was written too. */
export async function takePause(
  deps: Deps,
  ctx: HorecaContext,
  text: string,
  words: PauseWords,
): Promise<void> {
  const staff = await requireStaff(deps, ctx, "venue.pause");
  const settings = await settingsOfChat(deps, ctx.conversation.chat.chatId);
  const read = readPause(text, words, settings?.timezone ?? "UTC", deps.clock());
  if ("problem" in read) {
    const { problem } = read;
    if (problem === "unreadable") return askAgain(deps, ctx, "pause", "pause-unreadable");
    return askAgain(deps, ctx, "pause", "pause-reason-too-long", { limit: pauseReasonLimit });
  }
  const { until, reason } = read;
  await pauseVenue(deps, staff, reason === null ? { until } : { until, reason });
  await settingSaved(deps, ctx, view, "pause-began");
}

/** Takes the reason of the pause that lasts. */
export async function takePauseReason(deps: Deps, ctx: HorecaContext, typed: string): Promise<void> {
  const staff = await requireStaff(deps, ctx, "venue.pause");
  const text = oneLine(typed);
  if (text === "") return askAgain(deps, ctx, "pause-reason", "setting-not-text");
  if ([...text].length > pauseReasonLimit)
    return askAgain(deps, ctx, "pause-reason", "pause-reason-too-long", { limit: pauseReasonLimit });
  await changePauseReason(deps, staff, nothing.test(text) ? null : text);
  await settingSaved(deps, ctx, view);
}
