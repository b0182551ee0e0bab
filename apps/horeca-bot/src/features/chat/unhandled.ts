import { refreshChat } from "@gotovo/usecases/chats/refresh-chat";
import type { Deps } from "@gotovo/usecases/context";
import { findStaff } from "@gotovo/usecases/venue/staff/find-staff";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";

/** Comes last: whatever nobody else took gets an answer that says what can be done. */
export function unhandled(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.on("callback_query", async (ctx) => {
    await refreshChat(deps, ctx.conversation.chat);
    await ctx.conversation.toast("button-outdated", {}, { alert: true });
  });
  composer.on("message", async (ctx) => {
    const { chat, say } = ctx.conversation;
    await say({ key: (await findStaff(deps, chat)) ? "unhandled" : "stranger" });
  });
  return composer;
}
