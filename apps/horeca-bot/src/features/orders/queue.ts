import { onTap } from "@gotovo/telegram";
import { requestRepost } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { queueCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

/** `/orders` and the header's button: the header and all cards again, at the bottom of the chat. */
export function queue(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("orders", async (ctx) => {
    await requireStaff(deps, ctx);
    await requestRepost(deps, ctx.conversation.chat);
  });
  onTap(composer, queueCallback, async (ctx) => {
    await requireStaff(deps, ctx);
    await requestRepost(deps, ctx.conversation.chat);
    await ctx.conversation.toast("queue-refreshed");
  });
  return composer;
}
