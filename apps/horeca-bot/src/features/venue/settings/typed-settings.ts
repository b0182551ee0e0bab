import {
  checkStatusText,
  type HoursWords,
  hoursWords,
  normalizeTypedText,
  type OrderStatus,
  orderStatuses,
  readHours,
  type Step,
  statusTextLimit,
} from "@gotovo/domain";
import { answerTap, locales, onTap, shorten, type Texts, type Translator } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
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

/** What the step asks for. */
export function typedSettingQuestion(texts: Texts, { data }: Step<"setting">) {
  const { what } = data;
  const text =
    what === "hours"
      ? texts.html("ask-hours")
      : texts.html("ask-status-text", { status: what, limit: statusTextLimit });
  return { text, about: what };
}

/** Settings that are typed: opening hours, and the texts on customers' cards. What cannot be meant is asked again. */
export function typedSettings(deps: Deps, translator: Translator): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  const words = wordsOf(locales.map(translator));

  onTap(composer, typeSettingCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx, "settings.manage");
    await ask(deps, ctx, tap.what);
    await answerTap(ctx);
  });

  composer.on("message", async (ctx, next) => {
    const { step } = ctx.conversation.chat;
    if (step?.name !== "setting" || ctx.message.text?.startsWith("/")) return next();
    const { what } = step.data;
    const { text } = ctx.message;
    if (text === undefined) return again(deps, ctx, what, "setting-not-text");
    if (what === "hours") return takeHours(deps, ctx, text, words);
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
    return saved(deps, ctx, settingsPageCallback.pack({ page: "hours" }));
  }
  if (read.problem === "never_open") return again(deps, ctx, "hours", "hours-never-open");
  await again(deps, ctx, "hours", "hours-unreadable", { at: shorten(read.at, 40) });
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
    return saved(deps, ctx, statusTextCallback.pack({ status }));
  }
  switch (wrong.problem) {
    case "empty":
      return again(deps, ctx, status, "setting-not-text");
    case "too_long":
      return again(deps, ctx, status, "status-text-too-long", { length: wrong.length, limit: wrong.limit });
    case "unknown_placeholder":
      return again(deps, ctx, status, "status-text-placeholder", {
        placeholder: shorten(wrong.placeholder, 40),
      });
    default:
      return wrong satisfies never;
  }
}

/** The panel, with what is true now, goes below what was typed. */
async function saved(deps: Deps, ctx: HorecaContext, view: string): Promise<void> {
  const { chat, say } = ctx.conversation;
  await say({ key: "setting-saved" });
  await leaveStep(deps, chat);
  await showPanel(deps, chat, { name: "settings", view }, { afresh: true });
}

async function again(
  deps: Deps,
  ctx: HorecaContext,
  what: string,
  key: string,
  args: Record<string, string | number> = {},
): Promise<void> {
  await ctx.conversation.say({ key, args });
  await ask(deps, ctx, what);
}

async function ask(deps: Deps, ctx: HorecaContext, what: string): Promise<void> {
  await enterStep(deps, ctx.conversation.chat, { name: "setting", data: { what } });
}

/** The words that opening hours are written with, in every language of the bot. */
function wordsOf(languages: readonly Texts[]): HoursWords {
  const entries = hoursWords.map((meaning) => [
    meaning,
    languages.flatMap((texts) => texts.plain(`hours-word-${meaning}`).split(/\s+/)),
  ]);
  return Object.fromEntries(entries);
}
