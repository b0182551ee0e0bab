import { answerTap, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { writeCursor } from "@gotovo/usecases/page";
import { Composer } from "grammy";
import { feedbackCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

const name = "feedback";

/** `/feedback` for owners and managers: what customers say about the venue. */
export function feedback(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("feedback", async (ctx) => {
    await requireStaff(deps, ctx, "feedback.read");
    await showPanel(deps, ctx.conversation.chat, { name, view: writeCursor(null) }, { afresh: true });
  });
  onTap(composer, feedbackCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx, "feedback.read");
    const view = writeCursor({ direction: tap.direction, id: tap.order });
    await showPanel(deps, ctx.conversation.chat, { name, view });
    await answerTap(ctx);
  });
  return composer;
}
