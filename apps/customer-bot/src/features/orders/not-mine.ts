import { subject } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { setPrompt } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { endPairingOfOrder } from "@gotovo/usecases/orders/pairing/end-pairings";
import { Composer } from "grammy";
import { notMineCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

/** "Not my orders" behind the small button of a card: it asks on the same message; with "yes" the cards go away. */
export function notMine(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, notMineCallback, async (ctx, { order, step, version }) => {
    const { chat, toast } = ctx.conversation;
    const personId = chat.person.id;
    switch (step) {
      case "ask":
        await findOrder(deps.db.prisma, { kind: "customer", personId }, { id: order });
        await setPrompt(deps, chat, subject.order(order), { name: "not-mine", version });
        return toast("not-mine-asked");
      case "no":
        await setPrompt(deps, chat, subject.order(order), null);
        return toast("not-mine-kept");
      case "yes":
        await endPairingOfOrder(deps, { personId, orderId: order });
        return toast("not-mine-done");
      default:
        return step satisfies never;
    }
  });
  return composer;
}
