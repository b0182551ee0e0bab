import { DomainError } from "@gotovo/domain";
import { answerTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { assignDialog } from "@gotovo/usecases/dialogs/assign-dialog";
import { closeDialogs } from "@gotovo/usecases/dialogs/close-dialogs";
import { dialogOfOrder } from "@gotovo/usecases/dialogs/dialog-of-order";
import { leaveDialog, openDialog } from "@gotovo/usecases/dialogs/open-dialog";
import { showHistory } from "@gotovo/usecases/dialogs/show-history";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { dialogActionCallback, dialogCallback, orderDialogCallback } from "../../dialog-callbacks.ts";
import { requireStaff } from "../../require-staff.ts";

/** The button of a message or of the list that opens a dialog, and the buttons of the dialog that is open. */
export function dialogActions(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  composer.callbackQuery(dialogCallback.pattern, async (ctx, next) => {
    const tap = dialogCallback.parse(ctx.callbackQuery.data);
    if (tap === null) return next();
    const staff = await requireStaff(deps, ctx, "dialogs.answer");
    const { chat, toast } = ctx.conversation;
    const { name } = await openDialog(deps, staff, chat, tap.dialog);
    await toast("dialog-opened", { name });
  });

  composer.callbackQuery(orderDialogCallback.pattern, async (ctx, next) => {
    const tap = orderDialogCallback.parse(ctx.callbackQuery.data);
    if (tap === null) return next();
    const staff = await requireStaff(deps, ctx, "dialogs.answer");
    const { chat, toast } = ctx.conversation;
    const dialogId = await dialogOfOrder(deps, staff, tap.order);
    if (dialogId === null) throw new DomainError("not_found", { what: "dialog" });
    const { name } = await openDialog(deps, staff, chat, dialogId);
    await toast("dialog-opened", { name });
  });

  composer.callbackQuery(dialogActionCallback.pattern, async (ctx, next) => {
    const tap = dialogActionCallback.parse(ctx.callbackQuery.data);
    if (tap === null) return next();
    const staff = await requireStaff(deps, ctx, "dialogs.answer");
    const { chat, toast } = ctx.conversation;
    switch (tap.what) {
      case "take":
      case "release": {
        await assignDialog(deps, staff, tap.dialog, tap.what === "take" ? "me" : "nobody");
        return toast("dialog-assigned", { what: tap.what });
      }
      case "close": {
        const closed = await closeDialogs(deps, staff, [tap.dialog]);
        return toast("dialogs-closed", { count: closed });
      }
      case "history": {
        const count = await showHistory(deps, staff, chat, tap.dialog);
        return toast("dialog-history", { count });
      }
      case "leave":
        await leaveDialog(deps, chat, tap.dialog);
        return answerTap(ctx);
      default:
        return tap.what satisfies never;
    }
  });
  return composer;
}
