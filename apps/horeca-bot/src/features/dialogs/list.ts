import { subject } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { isCard } from "@gotovo/usecases/dialogs/find-message";
import { showDialogList } from "@gotovo/usecases/dialogs/list-dialogs";
import { selectPerson } from "@gotovo/usecases/dialogs/select-person";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { dialogsCallback, pageCallback, selectCallback } from "../../dialog-callbacks.ts";
import { requireStaff } from "../../require-staff.ts";

/** `/dialogs` and the list's buttons: filters, pages, selecting. */
export function dialogList(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  composer.command("dialogs", async (ctx) => {
    await requireStaff(deps, ctx, "dialogs.answer");
    const { chat } = ctx.conversation;
    await showDialogList(deps, chat, { filter: "all", from: "newest", selecting: false }, { repost: true });
  });

  onTap(composer, dialogsCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx, "dialogs.answer");
    const { chat } = ctx.conversation;
    // From another card the list may be far up; from the list itself it stays where it is.
    const tapped = ctx.callbackQuery.message?.message_id ?? 0;
    const fromList = await isCard(deps, chat, tapped, subject.dialogs);
    const view = { filter: tap.filter, from: "newest", ...(!fromList && { selecting: false }) } as const;
    await showDialogList(deps, chat, view, { repost: !fromList });
    await answerTap(ctx);
  });

  onTap(composer, pageCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx, "dialogs.answer");
    await showDialogList(deps, ctx.conversation.chat, tap);
    await answerTap(ctx);
  });

  onTap(composer, selectCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx, "dialogs.broadcast");
    await selectPerson(deps, staff, ctx.conversation.chat, tap.person, tap.to === "on");
    await answerTap(ctx);
  });
  return composer;
}
