import { DomainError } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { assignDialog } from "@gotovo/usecases/dialogs/assign-dialog";
import { closeDialogs } from "@gotovo/usecases/dialogs/close-dialogs";
import { deliverHeldToDialog } from "@gotovo/usecases/dialogs/deliver-held";
import { dialogOfOrder } from "@gotovo/usecases/dialogs/dialog-of-order";
import { leaveDialog, openDialog } from "@gotovo/usecases/dialogs/open-dialog";
import { showHistory } from "@gotovo/usecases/dialogs/show-history";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { dialogActionCallback, dialogCallback, orderDialogCallback } from "../../dialog-callbacks.ts";
import { requireStaff } from "../../require-staff.ts";

/** The button of a message or of the list that opens a dialog, and the buttons of the dialog that is open. */
export function dialogActions(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  onTap(composer, dialogCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx, "dialogs.answer");
    await open(deps, ctx, staff, tap.dialog);
  });

  onTap(composer, orderDialogCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx, "dialogs.answer");
    const dialogId = await dialogOfOrder(deps, staff, tap.order);
    if (dialogId === null) throw new DomainError("not_found", { what: "dialog" });
    await open(deps, ctx, staff, dialogId);
  });

  onTap(composer, dialogActionCallback, async (ctx, tap) => {
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

/** Opens a dialog. To whoever is asked where to send what they wrote, that is the answer. */
async function open(deps: Deps, ctx: HorecaContext, staff: StaffActor, dialogId: string): Promise<void> {
  const { chat, toast } = ctx.conversation;
  const isAsked = chat.step?.name === "choose-dialog";
  const opening = isAsked ? deliverHeldToDialog : openDialog;
  const { name, isWritable } = await opening(deps, staff, chat, dialogId);
  await toast("dialog-opened", { name, isWritable: String(isWritable) });
}
