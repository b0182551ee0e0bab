import { DomainError, saidCode } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { sayArrived } from "@gotovo/usecases/orders/handover/say-arrived";
import { Composer } from "grammy";
import { handoverCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

/** The buttons of an order that is ready: "I am here", and the picture that staff scan. */
export function handover(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, handoverCallback, async (ctx, { order: id, what }) => {
    const { chat, say, toast } = ctx.conversation;
    const customer = { kind: "customer", personId: chat.person.id } as const;
    if (what === "here") {
      const { arrival, order } = await sayArrived(deps, customer, id);
      const code = order.handoverCode === null ? "none" : saidCode(order.handoverCode);
      return toast(`arrival-${arrival}`, { code }, { alert: arrival !== "heard" });
    }
    const order = await findOrder(deps.db.prisma, customer, { id });
    const { number, status, version, handoverCode } = order;
    if (status !== "ready") throw new DomainError("stale_version", { status, version });
    const code = handoverCode === null ? "none" : saidCode(handoverCode);
    const args = { order: id, person: chat.person.id };
    await say({
      key: "handover-qr",
      args: { number, code },
      file: { kind: "photo", name: "order.png", make: "handover-qr", args },
    });
    await answerTap(ctx);
  });
  return composer;
}
