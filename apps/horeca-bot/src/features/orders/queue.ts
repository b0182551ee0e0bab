import { onTap } from "@gotovo/telegram";
import { requestRepost } from "@gotovo/usecases/chats/card-views";
import { setQueueShape } from "@gotovo/usecases/chats/set-queue-shape";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { queueCallback, shapeCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

/** `/orders` and the header's buttons: the queue again at the bottom of the chat, or in its other shape. */
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
  onTap(composer, shapeCallback, async (ctx, { to }) => {
    await requireStaff(deps, ctx);
    await setQueueShape(deps, ctx.conversation.chat, to);
    await ctx.conversation.toast(to === "list" ? "queue-now-list" : "queue-now-cards");
  });
  return composer;
}
