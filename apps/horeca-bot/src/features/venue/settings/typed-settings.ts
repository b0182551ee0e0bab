import {
  checkStatusText,
  type HoursWords,
  normalizeTypedText,
  type OrderStatus,
  orderStatuses,
  readHours,
  type Step,
  statusTextLimit,
} from "@gotovo/domain";
import { answerTap, onTap, shorten, type Texts, type Translator } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { changeSetting } from "@gotovo/usecases/venue/change-setting";
import { Composer } from "grammy";
import type { HorecaContext } from "../../../context.ts";
import { requireStaff } from "../../../require-staff.ts";
import {
  settingsPageCallback,
  statusTextCallback,
  typeSettingCallback,
} from "../../../settings-callbacks.ts";
import { askAgain, askSetting, settingSaved } from "./ask-again.ts";
import { takeDays } from "./special-days.ts";
import { takePause, takePauseReason } from "./typed-pause.ts";
import { typedWords } from "./typed-words.ts";

/** What the step asks for. */
export function typedSettingQuestion(texts: Texts, { data }: Step<"setting">) {
  const { what } = data;
  const isText = orderStatuses.some((status) => status === what);
  const text = isText
    ? texts.html("ask-status-text", { status: what, limit: statusTextLimit })
    : texts.html(`ask-${what}`);
  return { text, about: what };
}

/** Settings that are typed: hours, days, pauses, and texts on customers' cards. What cannot be meant is asked again. */
export function typedSettings(deps: Deps, translator: Translator): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  const words = typedWords(translator);

  onTap(composer, typeSettingCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx, "settings.manage");
    await askSetting(deps, ctx, tap.what);
    await answerTap(ctx);
  });

  composer.on("message", async (ctx, next) => {
    const { step } = ctx.conversation.chat;
    if (step?.name !== "setting" || ctx.message.text?.startsWith("/")) return next();
    const { what } = step.data;
    const { text } = ctx.message;
    if (text === undefined) return askAgain(deps, ctx, what, "setting-not-text");
    if (what === "hours") return takeHours(deps, ctx, text, words);
    if (what === "days") return takeDays(deps, ctx, text, words);
    if (what === "pause") return takePause(deps, ctx, text, words);
    if (what === "pause-reason") return takePauseReason(deps, ctx, text);
    const status = orderStatuses.find((status) => status === what);
    return status ? takeStatusText(deps, ctx, status, text) : next();
  });
  return composer;
}

async function takeHours(deps: Deps, ctx: HorecaContext, text: string, words: HoursWords): Promise<void> {
  const staff = await requireStaff(deps, ctx, "settings.manage");
  const read = readHours(text, words);
  if ("hours" in read) {
    await changeSetting(deps, staff, { setting: "opening_hours", to: read.hours });
    return settingSaved(deps, ctx, settingsPageCallback.pack({ page: "hours" }));
  }
  if (read.problem === "never_open") return askAgain(deps, ctx, "hours", "hours-never-open");
  await askAgain(deps, ctx, "hours", "hours-unreadable", { at: shorten(read.at, 40) });
}

async function takeStatusText(
  deps: Deps,
  ctx: HorecaContext,
  status: OrderStatus,
  typed: string,
): Promise<void> {
  const staff = await requireStaff(deps, ctx, "settings.manage");
  const text = normalizeTypedText(typed);
  const wrong = checkStatusText(text);
  if (wrong === null) {
    await changeSetting(deps, staff, { setting: "status_text", status, to: text });
    return settingSaved(deps, ctx, statusTextCallback.pack({ status }));
  }
  switch (wrong.problem) {
    case "empty":
      return askAgain(deps, ctx, status, "setting-not-text");
    case "too_long":
      return askAgain(deps, ctx, status, "status-text-too-long", {
        length: wrong.length,
        limit: wrong.limit,
      });
    case "unknown_placeholder":
      return askAgain(deps, ctx, status, "status-text-placeholder", {
        placeholder: shorten(wrong.placeholder, 40),
      });
    default:
      return wrong satisfies never;
  }
}
