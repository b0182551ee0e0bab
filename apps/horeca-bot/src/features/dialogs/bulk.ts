import { DomainError } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { enterStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { closeDialogs } from "@gotovo/usecases/dialogs/close-dialogs";
import { dropHeld } from "@gotovo/usecases/dialogs/held-messages";
import { selectInList, showDialogList } from "@gotovo/usecases/dialogs/list-dialogs";
import { clearSelection, countSelected, selectedDialogs } from "@gotovo/usecases/dialogs/select-person";
import { startBroadcast } from "@gotovo/usecases/dialogs/start-broadcast";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { bulkCallback } from "../../dialog-callbacks.ts";
import { requireStaff } from "../../require-staff.ts";

/** What is done with all who are selected, at once. */
export function bulk(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  onTap(composer, bulkCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx, "dialogs.broadcast");
    const { chat, toast } = ctx.conversation;
    switch (tap.what) {
      case "write":
        if ((await countSelected(deps, staff)) === 0) throw new DomainError("nothing_to_send");
        // What was written for another question is no draft of this.
        await dropHeld(deps, chat);
        await enterStep(deps, chat, { name: "broadcast", data: {} });
        return answerTap(ctx);
      case "send":
        await startBroadcast(deps, staff, chat);
        return toast("broadcast-started");
      case "close": {
        const closed = await closeDialogs(deps, staff, await selectedDialogs(deps, staff));
        await clearSelection(deps, staff, chat);
        return toast("dialogs-closed", { count: closed });
      }
      case "clear":
        await clearSelection(deps, staff, chat);
        return answerTap(ctx);
      case "leave-list":
        await showDialogList(deps, chat, null);
        return answerTap(ctx);
      case "select":
      case "select-end":
        await selectInList(deps, chat, tap.what === "select");
        return answerTap(ctx);
      default:
        return tap.what satisfies never;
    }
  });
  return composer;
}
