import {
  checkQuickText,
  checkQuickTitle,
  normalizeQuickTitle,
  normalizeTypedText,
  type Step,
  type TypedTextProblem,
} from "@gotovo/domain";
import { showPanel } from "@gotovo/usecases/chats/panel";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { addQuickAnswer } from "@gotovo/usecases/dialogs/quick-answers/add-quick-answer";
import { editQuickAnswer } from "@gotovo/usecases/dialogs/quick-answers/edit-quick-answer";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { Composer } from "grammy";
import { quickItemCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";
import { dialogOfReply } from "./reply-target.ts";

/**
 * The titles and texts of quick answers, as managers type them when they were asked. Commands, and replies to
 * customers, are left to others.
 */
export function quickTyped(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.on("message", async (ctx, next) => {
    const { step } = ctx.conversation.chat;
    const asked = step?.name === "quick-title" || step?.name === "quick-text" ? step : null;
    const typed = ctx.message.text;
    if (asked === null || typed?.startsWith("/")) return next();
    const staff = await requireStaff(deps, ctx, "quick_answers.manage");
    if (await dialogOfReply(deps, ctx, staff)) return next();
    if (typed === undefined) return ctx.conversation.say({ key: "quick-text-only" });
    return asked.name === "quick-title"
      ? takeTitle(deps, ctx, staff, asked, typed)
      : takeText(deps, ctx, staff, asked, typed);
  });
  return composer;
}

async function takeTitle(
  deps: Deps,
  ctx: HorecaContext,
  staff: StaffActor,
  { data: { answer } }: Step<"quick-title">,
  typed: string,
): Promise<void> {
  const { chat } = ctx.conversation;
  const title = normalizeQuickTitle(typed);
  const problem = checkQuickTitle(title);
  if (problem) return sayProblem(ctx, problem);
  if (answer === undefined) return enterStep(deps, chat, { name: "quick-text", data: { title } });
  await editQuickAnswer(deps, staff, answer, { title });
  await showSaved(deps, ctx, answer);
}

async function takeText(
  deps: Deps,
  ctx: HorecaContext,
  staff: StaffActor,
  { data }: Step<"quick-text">,
  typed: string,
): Promise<void> {
  const text = normalizeTypedText(typed);
  const problem = checkQuickText(text);
  if (problem) return sayProblem(ctx, problem);
  if (data.answer === undefined) {
    return showSaved(deps, ctx, await addQuickAnswer(deps, staff, { title: data.title, text }));
  }
  await editQuickAnswer(deps, staff, data.answer, { text });
  await showSaved(deps, ctx, data.answer);
}

/** The step stays: the next message is another try. */
async function sayProblem(ctx: HorecaContext, found: TypedTextProblem): Promise<void> {
  const { say } = ctx.conversation;
  switch (found.problem) {
    case "empty":
      return say({ key: "quick-text-only" });
    case "too_long":
      return say({ key: "quick-too-long", args: { length: found.length, limit: found.limit } });
    case "unknown_placeholder":
      return say({ key: "quick-unknown-placeholder", args: { placeholder: found.placeholder } });
    default:
      return found satisfies never;
  }
}

/** The answer as it is now, at the bottom of the chat. */
async function showSaved(deps: Deps, ctx: HorecaContext, answer: string): Promise<void> {
  const { chat } = ctx.conversation;
  await leaveStep(deps, chat);
  const view = quickItemCallback.pack({ answer, step: "open" });
  await showPanel(deps, chat, { name: "quick", view }, { afresh: true });
}
