import { DomainError } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { sendQuickAnswer } from "@gotovo/usecases/dialogs/quick-answers/send-quick-answer";
import { Composer } from "grammy";
import { quickCallback, quickSendCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

const firstPage = quickCallback.pack({ mode: "send", page: 0 });

/** `/quick`: ready-made answers; a tap sends one to the dialog that is open. */
export function quick(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  composer.command("quick", async (ctx) => {
    await requireStaff(deps, ctx, "dialogs.answer");
    await showPanel(deps, ctx.conversation.chat, { name: "quick", view: firstPage }, { afresh: true });
  });

  onTap(composer, quickCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx, tap.mode === "manage" ? "quick_answers.manage" : "dialogs.answer");
    await showPanel(deps, ctx.conversation.chat, { name: "quick", view: ctx.callbackQuery.data });
    await answerTap(ctx);
  });

  onTap(composer, quickSendCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx, "dialogs.answer");
    const { chat, toast } = ctx.conversation;
    if (chat.dialogId === null) throw new DomainError("not_found", { what: "receiver" });
    const wish = { answerId: tap.answer, dialogId: chat.dialogId };
    const name = await sendQuickAnswer(deps, staff, { chat, panel: "quick" }, wish);
    if (name === null) return answerTap(ctx);
    await toast("quick-sent", { name });
  });
  return composer;
}
