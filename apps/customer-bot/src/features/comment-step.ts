import type { Step } from "@gotovo/domain";
import { leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import type { Composer } from "grammy";
import type { CustomerContext } from "../context.ts";
import { addresseeOfReply } from "./dialogs/reply-target.ts";

/** Keeps a comment; `cut` tells whether it was too long. */
type KeepComment = (
  chat: CustomerContext["conversation"]["chat"],
  text: string,
) => Promise<{ readonly cut: boolean }>;

/**
 * In a step that waits for a comment, the next text of the chat is kept as one; the step ends with it, also when it is
 * refused. Commands and replies to the café are no comments.
 * @param keeperOf what keeps the comment that a step waits for; null when it waits for something else
 */
export function commentStep(
  composer: Composer<CustomerContext>,
  deps: Deps,
  keeperOf: (step: Step) => KeepComment | null,
): void {
  composer.on("message", async (ctx, next) => {
    const { chat, say } = ctx.conversation;
    const { text } = ctx.message;
    const keep = chat.step && keeperOf(chat.step);
    if (!keep || text?.startsWith("/")) return next();
    if (await addresseeOfReply(deps, ctx)) return next();
    if (text === undefined) return say({ key: "feedback-comment-only-text" });
    try {
      const { cut } = await keep(chat, text);
      await say({ key: cut ? "feedback-comment-cut" : "feedback-comment-kept" });
    } finally {
      await leaveStep(deps, chat);
    }
  });
}
