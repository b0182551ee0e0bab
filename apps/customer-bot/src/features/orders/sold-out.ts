import { DomainError, openSoldOut, type SoldOutAnswer, subject } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { setPrompt } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { answerSoldOut } from "@gotovo/usecases/orders/sold-out/answer-sold-out";
import { Composer } from "grammy";
import { soldOutCallback } from "../../callbacks.ts";
import { soldOutCancelPrompt } from "../../cards/sold-out.ts";
import type { CustomerContext } from "../../context.ts";

/** The answer to what to do about something that has run out; canceling all of the order is asked once more. */
export function soldOut(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, soldOutCallback, async (ctx, { order: orderId, step, choice, question }) => {
    const { chat, toast } = ctx.conversation;
    const customer = { kind: "customer", personId: chat.person.id } as const;
    const answer = (answer: SoldOutAnswer) => answerSoldOut(deps, customer, { orderId, question, answer });
    switch (step) {
      case "swap":
        await answer({ type: "swap", choice });
        return toast("sold-out-swapped");
      case "take_off":
        await answer({ type: "take_off" });
        return toast("sold-out-taken-off");
      case "cancel":
        await answer({ type: "cancel" });
        return toast("cancel-done");
      case "ask":
      case "keep": {
        const order = await findOrder(deps.db.prisma, customer, { id: orderId });
        const { status, version } = order;
        if (openSoldOut(order)?.version !== question)
          throw new DomainError("stale_version", { status, version });
        const prompt = step === "ask" ? { name: soldOutCancelPrompt, version } : null;
        await setPrompt(deps, chat, subject.order(orderId), prompt);
        return toast(step === "ask" ? "cancel-asked" : "cancel-kept");
      }
      default:
        return step satisfies never;
    }
  });
  return composer;
}
