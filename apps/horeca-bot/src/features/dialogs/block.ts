import { subject } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { setPrompt } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { blockDialog, unblockDialog } from "@gotovo/usecases/dialogs/block-dialog";
import { Composer } from "grammy";
import { blockPrompt } from "../../cards/dialogs/dialog-card.ts";
import type { HorecaContext } from "../../context.ts";
import { blockCallback } from "../../dialog-callbacks.ts";
import { requireStaff } from "../../require-staff.ts";

/** On the card of an open dialog: to take no more messages from its customer, asked first; the way back is one tap. */
export function blocking(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  onTap(composer, blockCallback, async (ctx, { dialog, step }) => {
    const staff = await requireStaff(deps, ctx, "dialogs.block");
    const { chat, toast } = ctx.conversation;
    const ask = (prompt: string | null) =>
      setPrompt(deps, chat, subject.dialog, prompt === null ? null : { name: prompt, version: 0 });
    switch (step) {
      case "ask":
        await ask(blockPrompt(dialog));
        return answerTap(ctx);
      case "keep":
        await ask(null);
        return answerTap(ctx);
      case "block": {
        const { changed, name } = await blockDialog(deps, staff, dialog);
        await ask(null);
        return toast("dialog-blocked", { changed: String(changed), name });
      }
      case "unblock": {
        const { changed, name } = await unblockDialog(deps, staff, dialog);
        return toast("dialog-unblocked", { changed: String(changed), name });
      }
      default:
        return step satisfies never;
    }
  });
  return composer;
}
