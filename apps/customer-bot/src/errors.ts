import { DomainError } from "@gotovo/domain";
import type { MiddlewareFn } from "grammy";
import type { CustomerContext } from "./context.ts";

/** Says a refusal in the person's language, where they asked: as a toast on a tap, else as a message. */
export const sayRefusals: MiddlewareFn<CustomerContext> = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { key, args } = refusalText(error);
    if (ctx.callbackQuery) await ctx.conversation.toast(key, args, { alert: true });
    else await ctx.conversation.say({ key, args });
  }
};

/** The text of a refusal: what is true now for an order that moved on, else the code's own. */
function refusalText({ code, details }: DomainError): {
  key: string;
  args: Record<string, string | number>;
} {
  switch (code) {
    case "stale_version":
    case "move_not_allowed":
    case "cancel_too_late":
      return { key: "error-order-moved-on", args: { status: String(details.status) } };
    case "too_many_attempts":
      return {
        key: "error-too-many-attempts",
        args: { minutes: Math.ceil(Number(details.retry_after) / 60) },
      };
    case "recipient_unreachable":
      return { key: "dialog-refused", args: { venue: String(details.venue ?? "") } };
    case "nothing_to_send":
      return { key: "error-nothing-to-send", args: {} };
    case "code_invalid":
      return { key: "error-code-invalid", args: {} };
    case "feedback_closed":
      return {
        key: "error-feedback-closed",
        args: { about: details.about === "dialog" ? "dialog" : "order" },
      };
    case "not_found":
      return { key: details.about === "profile" ? "profile-gone" : "error-not-found", args: {} };
    default:
      return { key: "error-try-again", args: {} };
  }
}
