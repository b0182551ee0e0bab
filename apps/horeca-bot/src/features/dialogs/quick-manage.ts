import { answerTap, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import { enterStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { deleteQuickAnswer } from "@gotovo/usecases/dialogs/quick-answers/delete-quick-answer";
import { findQuickAnswer } from "@gotovo/usecases/dialogs/quick-answers/find-quick-answer";
import { Composer } from "grammy";
import { quickAddCallback, quickCallback, quickItemCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

const list = quickCallback.pack({ mode: "manage", page: 0 });

/** Managers' buttons in the panel of quick answers: what is asked for is typed in `quick-typed.ts`. */
export function quickManage(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  onTap(composer, quickAddCallback, async (ctx) => {
    await requireStaff(deps, ctx, "quick_answers.manage");
    await enterStep(deps, ctx.conversation.chat, { name: "quick-title", data: {} });
    await answerTap(ctx);
  });

  onTap(composer, quickItemCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx, "quick_answers.manage");
    const { chat, toast } = ctx.conversation;
    if (tap.step === "delete") {
      await deleteQuickAnswer(deps, staff, tap.answer);
      await showPanel(deps, chat, { name: "quick", view: list });
      return toast("quick-deleted");
    }
    const { id } = await findQuickAnswer(deps, staff, tap.answer);
    if (tap.step === "title" || tap.step === "text") {
      const name = tap.step === "title" ? "quick-title" : "quick-text";
      await enterStep(deps, chat, { name, data: { answer: id } });
    } else {
      await showPanel(deps, chat, { name: "quick", view: ctx.callbackQuery.data });
    }
    await answerTap(ctx);
  });
  return composer;
}
