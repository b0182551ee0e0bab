import type { Rating } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { enterStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { answerSurvey } from "@gotovo/usecases/dialogs/answer-survey";
import { commentSurvey } from "@gotovo/usecases/dialogs/comment-survey";
import { findOpenSurvey } from "@gotovo/usecases/dialogs/find-open-survey";
import { finishSurvey } from "@gotovo/usecases/dialogs/finish-survey";
import { Composer } from "grammy";
import { surveyCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";
import { commentStep } from "../comment-step.ts";

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

  commentStep(composer, deps, (step) =>
    step.name === "survey-comment" ? (chat, text) => commentSurvey(deps, chat, step.data.survey, text) : null,
  );
  return composer;
}
