import { DomainError, readSpokenCode, saidCode, subject } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { setPrompt } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { findByCode } from "@gotovo/usecases/orders/handover/find-by-code";
import { readHandoverPayload } from "@gotovo/usecases/orders/handover/handover-link";
import { keepWaiting } from "@gotovo/usecases/orders/handover/keep-waiting";
import { offerHandover } from "@gotovo/usecases/orders/handover/offer-handover";
import { tickLine } from "@gotovo/usecases/orders/handover/tick-line";
import { findStaff } from "@gotovo/usecases/venue/staff/find-staff";
import { Composer } from "grammy";
import { linesPrompt } from "../../cards/line-rows.ts";
import type { HorecaContext } from "../../context.ts";
import { keepWaitingCallback, linesCallback, tickCallback } from "../../handover-callbacks.ts";
import { requireStaff } from "../../require-staff.ts";

/** What is done with an order on its way over the counter: lines ticked off, and whoever fetches it found by their code. */
export function handover(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  onTap(composer, tickCallback, async (ctx, { order: orderId, hash, nth, to }) => {
    const staff = await requireStaff(deps, ctx);
    const { number, done, all } = await tickLine(deps, staff, { orderId, hash, nth, done: to === "done" });
    await ctx.conversation.toast(done === all ? "line-all-ticked" : "line-ticked", { number, done, all });
  });

  onTap(composer, linesCallback, async (ctx, { order, page }) => {
    const { id } = await findOrder(deps.db.prisma, await requireStaff(deps, ctx), { id: order });
    const prompt = { name: linesPrompt(page), version: 0 };
    await setPrompt(deps, ctx.conversation.chat, subject.order(id), prompt);
    await answerTap(ctx);
  });

  onTap(composer, keepWaitingCallback, async (ctx, { order }) => {
    const { number } = await keepWaiting(deps, await requireStaff(deps, ctx), order);
    await ctx.conversation.toast("waiting-kept", { number });
  });

  composer.on("message:text", async (ctx, next) => {
    const { chat, say } = ctx.conversation;
    const code = readSpokenCode(ctx.message.text);
    // A reply, an edit of an answer, and what a question waits for are no codes.
    if (code === null || ctx.message.reply_to_message || chat.step) return next();
    const staff = await findStaff(deps, chat);
    if (!staff) return next();
    const order = await findByCode(deps, staff, code);
    if (order) return offerHandover(deps, chat, order);
    // With a dialog open, four digits may be meant for its customer.
    if (chat.dialogId !== null) return next();
    await say({ key: "handover-unknown-code", args: { code: saidCode(code) } });
  });
  return composer;
}

/** Staff have scanned what a customer showed them: its order, if it is of the café that the chat shows. */
export async function openScanned(deps: Deps, ctx: HorecaContext, payload: string): Promise<void> {
  const { chat, say } = ctx.conversation;
  const staff = await findStaff(deps, chat);
  if (!staff) return say({ key: "stranger" });
  const orderId = readHandoverPayload(deps.keyring, payload);
  const order = orderId === null ? null : await findOrder(deps.db.prisma, staff, { id: orderId }).catch(gone);
  if (order === null) return say({ key: "handover-unknown-link" });
  if (order.status !== "ready") {
    return say({ key: "handover-not-ready", args: { number: order.number, status: order.status } });
  }
  await offerHandover(deps, chat, order);
}

function gone(error: unknown): null {
  if (error instanceof DomainError && error.code === "not_found") return null;
  throw error;
}
