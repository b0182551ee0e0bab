import type { Rating, Step } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { answerSurvey } from "@gotovo/usecases/dialogs/answer-survey";
import { commentSurvey } from "@gotovo/usecases/dialogs/comment-survey";
import { findOpenSurvey } from "@gotovo/usecases/dialogs/find-open-survey";
import { finishSurvey } from "@gotovo/usecases/dialogs/finish-survey";
import { Composer } from "grammy";
import { surveyCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";
import { addresseeOfReply } from "./reply-target.ts";

/** Whether a closed dialog has helped: answers by a tap, words by a step. The card follows. */
export function survey(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();

  onTap(composer, surveyCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    switch (tap.answer) {
      case "yes":
      case "no":
        await answerSurvey(deps, chat, tap.survey, { solved: tap.answer === "yes" });
        return answerTap(ctx);
      case "skip":
        await answerSurvey(deps, chat, tap.survey, { rating: null });
        return answerTap(ctx);
      case "comment": {
        const { id, venueName } = await findOpenSurvey(deps, chat.person.id, tap.survey);
        await enterStep(deps, chat, { name: "survey-comment", data: { survey: id, venue: venueName } });
        return answerTap(ctx);
      }
      case "done":
        await finishSurvey(deps, chat, tap.survey);
        return toast("survey-done");
      default:
        await answerSurvey(deps, chat, tap.survey, { rating: Number(tap.answer) as Rating });
        return toast("survey-done");
    }
  });

  composer.on("message", async (ctx, next) => {
    const { step } = ctx.conversation.chat;
    const { text } = ctx.message;
    if (step?.name !== "survey-comment" || text?.startsWith("/")) return next();
    // A reply to the café is meant for the café.
    if (await addresseeOfReply(deps, ctx)) return next();
    if (text === undefined) return ctx.conversation.say({ key: "feedback-comment-only-text" });
    await comment(deps, ctx, step, text);
  });
  return composer;
}

async function comment(
  deps: Deps,
  ctx: CustomerContext,
  { data }: Step<"survey-comment">,
  text: string,
): Promise<void> {
  const { chat, say } = ctx.conversation;
  try {
    const { cut } = await commentSurvey(deps, chat, data.survey, text);
    await say({ key: cut ? "feedback-comment-cut" : "feedback-comment-kept" });
  } finally {
    await leaveStep(deps, chat);
  }
}
