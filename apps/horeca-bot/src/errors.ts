import { DomainError } from "@gotovo/domain";
import { refreshChat } from "@gotovo/usecases/chats/refresh-chat";
import type { Deps } from "@gotovo/usecases/context";
import type { MiddlewareFn } from "grammy";
import type { HorecaContext } from "./context.ts";

/**
 * Says a refusal in the person's language, where they asked: as a box on a tap, else as a message. A refused tap came
 * from a card that may be older than the truth, so the chat is brought up to date.
 */
export function sayRefusals(deps: Deps): MiddlewareFn<HorecaContext> {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { chat, say, toast } = ctx.conversation;
      const { key, args } = refusalText(error);
      if (!ctx.callbackQuery) return say({ key, args });
      await refreshChat(deps, chat);
      await toast(key, args, { alert: true });
    }
  };
}

/** The text of a refusal: what is true now for an order that moved on, else the code's own. */
export function refusalText({ code, details }: DomainError): {
  key: string;
  args: Record<string, string | number>;
} {
  switch (code) {
    case "stale_version":
    case "move_not_allowed":
      return { key: "error-order-moved-on", args: { status: String(details.status) } };
    case "already_staff":
      return {
        key: "error-already-staff",
        args: { venue: String(details.venue), role: String(details.role) },
      };
    case "invite_invalid":
      return { key: "error-invite-invalid", args: {} };
    case "last_owner":
      return { key: "error-last-owner", args: {} };
    case "limit_reached":
      return { key: "error-limit-reached", args: { limit: Number(details.limit) } };
    case "recipient_unreachable":
      return {
        key: details.what ? `error-unreachable-${details.what}` : "error-customer-unreachable",
        args: { name: String(details.name ?? ""), why: String(details.why ?? "") },
      };
    case "nothing_to_send":
      return { key: "error-nothing-to-send", args: {} };
    case "forbidden":
      return { key: details.permission ? "error-not-allowed" : "error-forbidden", args: {} };
    case "not_found":
      return { key: details.what ? `error-no-${details.what}` : "error-not-found", args: {} };
    case "validation_failed":
      return { key: details.missing ? `error-missing-${details.missing}` : "error-try-again", args: {} };
    default:
      return { key: "error-try-again", args: {} };
  }
}
