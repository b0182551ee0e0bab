import { DomainError, isFinal, subject } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { openCard, setPrompt } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { Composer } from "grammy";
import { listMoveCallback, listOpenCallback, listPageCallback } from "../../callbacks.ts";
import { pagePrompt } from "../../cards/queue-list/queue-list-card.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

/** The buttons of the queue as one list. */
export function queueList(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  onTap(composer, listMoveCallback, async (ctx, { order: id, from, to }) => {
    const staff = await requireStaff(deps, ctx);
    const wish = { type: "move", to, expectedStatus: from } as const;
    const { number, status } = await changeOrder(deps, staff, { id }, wish);
    await ctx.conversation.toast("order-moved", { number, status });
  });

  onTap(composer, listOpenCallback, async (ctx, { order: id }) => {
    const { chat } = ctx.conversation;
    const { status, version } = await findOrder(deps.db.prisma, await requireStaff(deps, ctx), { id });
    if (isFinal(status)) throw new DomainError("stale_version", { status, version });
    await openCard(deps, chat, subject.order(id));
    await answerTap(ctx);
  });

  onTap(composer, listPageCallback, async (ctx, { page }) => {
    await requireStaff(deps, ctx);
    const prompt = page === 0 ? null : { name: pagePrompt, version: page };
    await setPrompt(deps, ctx.conversation.chat, subject.list, prompt);
    await answerTap(ctx);
  });
  return composer;
}
