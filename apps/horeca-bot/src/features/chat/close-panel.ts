import { answerTap, onTap } from "@gotovo/telegram";
import { closePanel } from "@gotovo/usecases/chats/close-panel";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { closeCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

/** The button that closes a panel. */
export function closePanels(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  onTap(composer, closeCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx);
    await closePanel(deps, ctx.conversation.chat, tap.panel);
    await answerTap(ctx);
  });
  return composer;
}
