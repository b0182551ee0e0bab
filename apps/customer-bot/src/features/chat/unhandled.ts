import { Composer, type Filter } from "grammy";
import type { CustomerContext } from "../../context.ts";

/** Comes last: whatever nobody else took gets an answer that says what can be done. */
export function unhandled(): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.on("callback_query", (ctx) => ctx.conversation.toast("button-outdated", {}, { alert: true }));
  composer.on("message", (ctx) =>
    ctx.message.text?.startsWith("/")
      ? ctx.conversation.say({ key: "no-such-command" })
      : ctx.conversation.say({ key: "no-cafe-yet", args: { sent: whatWasSent(ctx) } }),
  );
  return composer;
}

/** The address of an order's page. */
const pageAddress = /https?:\/\/\S+\/t\/[\w-]+/;

/** Of somebody without an order: no café can be given what they send. */
function whatWasSent({ message }: Filter<CustomerContext, "message">): "contact" | "page" | "other" {
  if (message.contact) return "contact";
  return pageAddress.test(message.text ?? "") ? "page" : "other";
}
