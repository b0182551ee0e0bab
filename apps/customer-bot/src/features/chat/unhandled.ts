import { Composer } from "grammy";
import type { CustomerContext } from "../../context.ts";

/** Comes last: whatever nobody else took gets an answer that says what can be done. */
export function unhandled(): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.on("callback_query", (ctx) => ctx.conversation.toast("button-outdated", {}, { alert: true }));
  composer.on("message", (ctx) => ctx.conversation.say({ key: "unhandled" }));
  return composer;
}
