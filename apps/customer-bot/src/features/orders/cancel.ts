import { allowedActions, DomainError, subject } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { setPrompt } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { askCancel } from "@gotovo/usecases/orders/cancel/ask-cancel";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { Composer } from "grammy";
import { cancelCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

/** The red button of a card: it asks on the same message, and cancels on "yes". Chat sync redraws the card. */
export function cancel(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, cancelCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    switch (tap.step) {
      case "ask":
        await requireCancelable(deps, chat.person.id, tap);
        await setPrompt(deps, chat, subject.order(tap.order), { name: "cancel", version: tap.version });
        return toast("cancel-asked");
      case "no":
        await setPrompt(deps, chat, subject.order(tap.order), null);
        return toast("cancel-kept");
      case "yes":
        await changeOrder(
          deps,
          { kind: "customer", personId: chat.person.id },
          { id: tap.order },
          { type: "move", to: "canceled_by_user", expectedVersion: tap.version },
        );
        return toast("cancel-done");
      case "request":
        await askCancel(
          deps,
          { kind: "customer", personId: chat.person.id },
          { orderId: tap.order, expectedVersion: tap.version },
        );
        return toast("cancel-requested");
      default:
        return tap.step satisfies never;
    }
  });
  return composer;
}

async function requireCancelable(
  deps: Deps,
  personId: string,
  tap: { order: string; version: number },
): Promise<void> {
  const order = await findOrder(deps.db.prisma, { kind: "customer", personId }, { id: tap.order });
  const circumstances = {
    actor: "customer",
    customerCancel: order.customerCancel,
    now: deps.clock(),
  } as const;
  const open = allowedActions(order, circumstances).length > 0 && order.version === tap.version;
  if (!open) throw new DomainError("stale_version", { status: order.status, version: order.version });
}
