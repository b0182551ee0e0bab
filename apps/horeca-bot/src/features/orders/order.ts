import { allowedActions, DomainError, type OrderStatus, subject } from "@gotovo/domain";
import { answerTap, onTap, type Translator } from "@gotovo/telegram";
import { setExpanded, setPrompt } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { declineCancel } from "@gotovo/usecases/orders/cancel/decline-cancel";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { hearOrder } from "@gotovo/usecases/orders/escalation/hear-order";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { seeChange } from "@gotovo/usecases/orders/see-change";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { venueLanguage } from "@gotovo/usecases/venue/staff/venue-language";
import { Composer } from "grammy";
import {
  cancelAnswerCallback,
  cancelCallback,
  formCallback,
  hearCallback,
  keepCallback,
  moveCallback,
  seenCallback,
} from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";

/** The buttons of an order's card. They change the order or what is open on the card; chat sync redraws it. */
export function order(deps: Deps, translator: Translator): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  onTap(composer, moveCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx);
    if (tap.step === "do") return move(deps, ctx, staff, tap);
    await requireAllowed(deps, staff, tap);
    await setPrompt(deps, ctx.conversation.chat, subject.order(tap.order), {
      name: tap.to,
      version: tap.version,
    });
    await answerTap(ctx);
  });

  onTap(composer, cancelCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx);
    const texts = translator(await venueLanguage(deps, staff.venueId));
    const reason = texts.plain("cancel-reason-told", { reason: tap.reason });
    await move(deps, ctx, staff, { ...tap, to: "canceled_by_cafe", reason });
  });

  onTap(composer, keepCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx);
    await setPrompt(deps, ctx.conversation.chat, subject.order(tap.order), null);
    await answerTap(ctx);
  });

  onTap(composer, cancelAnswerCallback, async (ctx, { order: orderId, answer, version: expectedVersion }) => {
    const staff = await requireStaff(deps, ctx);
    if (answer === "no") {
      const { number } = await declineCancel(deps, staff, { orderId, expectedVersion });
      return ctx.conversation.toast("cancel-declined", { number });
    }
    const { number, status } = await changeOrder(
      deps,
      staff,
      { id: orderId },
      { type: "move", to: "canceled_by_user", expectedVersion },
      { onBehalfOf: "customer", agrees: true },
    );
    await ctx.conversation.toast("order-moved", { number, status });
  });

  onTap(composer, seenCallback, async (ctx, { order: orderId, version }) => {
    const staff = await requireStaff(deps, ctx);
    const { number } = await seeChange(deps, staff, { orderId, version });
    await ctx.conversation.toast("change-seen", { number });
  });

  onTap(composer, hearCallback, async (ctx, { order: orderId }) => {
    const { first, order } = await hearOrder(deps, await requireStaff(deps, ctx), orderId);
    const { number, heardByName: name } = order;
    if (first) return ctx.conversation.toast("order-heard", { number });
    if (name === null) return ctx.conversation.toast("order-heard-already", { number });
    await ctx.conversation.toast("order-heard-before", { number, name });
  });

  onTap(composer, formCallback, async (ctx, tap) => {
    await requireStaff(deps, ctx);
    await setExpanded(deps, ctx.conversation.chat, subject.order(tap.order), tap.form === "full");
    await answerTap(ctx);
  });
  return composer;
}

/** What was tapped, on which version of the order. */
interface Wish {
  readonly order: string;
  readonly to: OrderStatus;
  readonly version: number;
  readonly reason?: string;
}

async function move(deps: Deps, ctx: HorecaContext, staff: StaffActor, wish: Wish): Promise<void> {
  const { to, reason, version: expectedVersion } = wish;
  const ref = { id: wish.order };
  const { number, status } = await changeOrder(deps, staff, ref, {
    type: "move",
    to,
    reason,
    expectedVersion,
  });
  await ctx.conversation.toast("order-moved", { number, status });
}

/** A question is only asked about a move that is open, on the order as the person saw it. */
async function requireAllowed(deps: Deps, staff: StaffActor, wish: Wish): Promise<void> {
  const order = await findOrder(deps.db.prisma, staff, { id: wish.order });
  const { status, version, customerCancel } = order;
  const moves = allowedActions(order, { actor: "staff", customerCancel, now: deps.clock() });
  if (version !== wish.version || !moves.some((row) => row.to === wish.to)) {
    throw new DomainError("stale_version", { status, version });
  }
}
