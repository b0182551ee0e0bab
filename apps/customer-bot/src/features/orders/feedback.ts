import type { Rating, Step } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { commentOrder } from "@gotovo/usecases/orders/feedback/comment-order";
import { declineFeedback } from "@gotovo/usecases/orders/feedback/decline-feedback";
import { findOpenFeedback } from "@gotovo/usecases/orders/feedback/find-open-feedback";
import { rateOrder } from "@gotovo/usecases/orders/feedback/rate-order";
import { Composer } from "grammy";
import { feedbackCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";
import { addresseeOfReply } from "../dialogs/reply-target.ts";

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

  composer.on("message", async (ctx, next) => {
    const { step } = ctx.conversation.chat;
    const { text } = ctx.message;
    if (step?.name !== "feedback-comment" || text?.startsWith("/")) return next();
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
  { data }: Step<"feedback-comment">,
  text: string,
): Promise<void> {
  const { chat, say } = ctx.conversation;
  try {
    const { cut } = await commentOrder(deps, chat, data.order, text);
    await say({ key: cut ? "feedback-comment-cut" : "feedback-comment-kept" });
  } finally {
    await leaveStep(deps, chat);
  }
}
