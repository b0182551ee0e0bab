import type { Rating } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { enterStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { commentOrder } from "@gotovo/usecases/orders/feedback/comment-order";
import { declineFeedback } from "@gotovo/usecases/orders/feedback/decline-feedback";
import { findOpenFeedback } from "@gotovo/usecases/orders/feedback/find-open-feedback";
import { rateOrder } from "@gotovo/usecases/orders/feedback/rate-order";
import { Composer } from "grammy";
import { feedbackCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";
import { commentStep } from "../comment-step.ts";

/** How a delivered order was: stars by a tap, words by a step. The card follows. */
export function feedback(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();

  onTap(composer, feedbackCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    switch (tap.answer) {
      case "comment": {
        const { orderId, number, venueName } = await findOpenFeedback(deps, chat.person.id, tap.order);
        await enterStep(deps, chat, {
          name: "feedback-comment",
          data: { order: orderId, number, venue: venueName },
        });
        return toast("feedback-comment-asked");
      }
      case "later":
        await declineFeedback(deps, chat, tap.order);
        return toast("feedback-declined");
      default: {
        const stars = Number(tap.answer) as Rating;
        await rateOrder(deps, chat, tap.order, stars);
        return toast("feedback-rated", { stars });
      }
    }
  });

  commentStep(composer, deps, (step) =>
    step.name === "feedback-comment" ? (chat, text) => commentOrder(deps, chat, step.data.order, text) : null,
  );
  return composer;
}
