import { DomainError } from "@gotovo/domain";
import { momentArgs, onTap } from "@gotovo/telegram";
import { refreshChat } from "@gotovo/usecases/chats/refresh-chat";
import type { Deps } from "@gotovo/usecases/context";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { moveLatePromises } from "@gotovo/usecases/orders/move-late-promises";
import { movePromise } from "@gotovo/usecases/orders/move-promise";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { Composer } from "grammy";
import { lateCallback, promiseCallback } from "../../callbacks.ts";
import { lateStep } from "../../cards/late-card.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

/** Some minutes more for an order, or for all that are late. Each tap counts once: it is bound to the promise that the person saw. */
export function promises(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  onTap(composer, promiseCallback, async (ctx, tap) => {
    const { order: orderId, minutes, version: expectedVersion } = tap;
    const staff = await requireStaff(deps, ctx, "orders.promise");
    try {
      const order = await movePromise(deps, staff, { orderId, minutes, expectedVersion });
      await ctx.conversation.toast("promise-moved", told(ctx, order, deps.clock()));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "stale_version") throw error;
      await tellWhatIsTrue(deps, ctx, staff, orderId, error);
    }
  });
  onTap(composer, lateCallback, async (ctx, { seen }) => {
    const staff = await requireStaff(deps, ctx, "orders.promise");
    const count = await moveLatePromises(deps, staff, { minutes: lateStep, seen: new Date(seen) });
    if (count === 0) await refreshChat(deps, ctx.conversation.chat);
    await ctx.conversation.toast("late-moved", { count, minutes: lateStep });
  });
  return composer;
}

/** Somebody else was quicker: what the promise is now, unless it is the status that moved on. */
async function tellWhatIsTrue(
  deps: Deps,
  ctx: HorecaContext,
  staff: StaffActor,
  orderId: string,
  refusal: DomainError,
): Promise<void> {
  const order = await findOrder(deps.db.prisma, staff, { id: orderId });
  const isOpen = order.status === "placed" || order.status === "in_progress";
  if (!isOpen || order.promisedAt === null) throw refusal;
  await refreshChat(deps, ctx.conversation.chat);
  await ctx.conversation.toast("promise-stale", told(ctx, order, deps.clock()), { alert: true });
}

function told(ctx: HorecaContext, { number, promisedAt, timezone }: OrderRow, now: Date) {
  return { number, ...momentArgs(ctx.conversation.texts.locale, promisedAt ?? now, timezone, now) };
}
