import { DomainError, looksLikeCode, normalizeCode } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { requestRepost } from "@gotovo/usecases/chats/card-views";
import { refreshChat } from "@gotovo/usecases/chats/refresh-chat";
import { currentStep, enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { hasActiveOrders } from "@gotovo/usecases/orders/orders-of-person";
import { lookUpCode } from "@gotovo/usecases/orders/pairing/look-up-code";
import { redeemCode } from "@gotovo/usecases/orders/pairing/redeem-code";
import { Composer } from "grammy";
import { pairingCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

/** `/start`, `/start <token or code>`, a typed code, and the answer to "is this your order?". */
export function pairing(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();

  composer.command("start", async (ctx) => {
    const payload = ctx.match.trim();
    if (payload !== "") return offer(deps, ctx, payload);
    const { chat, say } = ctx.conversation;
    // Whoever comes back to their orders must not be asked for a code.
    if (!(await hasActiveOrders(deps, chat.person.id))) return say({ key: "welcome" });
    await requestRepost(deps, chat);
  });

  composer.on("message:text").filter(
    (ctx) => looksLikeCode(ctx.message.text),
    (ctx) => offer(deps, ctx, ctx.message.text),
  );

  onTap(composer, pairingCallback, async (ctx, tap) => {
    const { chat, say, toast } = ctx.conversation;
    const step = await currentStep(deps, chat);
    if (step?.name !== "confirm-pairing" || step.data.pairingId !== tap.pairing) {
      // Its time is over, or it was answered: the question itself goes away with the next look at the chat.
      await refreshChat(deps, chat);
      return toast("pairing-closed", {}, { alert: true });
    }
    if (tap.answer === "no") {
      await leaveStep(deps, chat);
      await say({ key: "pairing-declined" });
      return toast("pairing-declined-toast");
    }
    await confirm(deps, ctx, tap.pairing);
  });
  return composer;
}

/** A code of letters alone, which may have been meant as a word: tried when there is nobody to write to. Comes last. */
export function codeOfLetters(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.on("message:text").filter(
    (ctx) => normalizeCode(ctx.message.text) !== null,
    (ctx) => offer(deps, ctx, ctx.message.text),
  );
  return composer;
}

/** Names the café and the order and asks whether to bind; nothing is bound yet. */
async function offer(deps: Deps, ctx: CustomerContext, secret: string): Promise<void> {
  const { chat } = ctx.conversation;
  const guesser = { telegramUserId: Number(chat.person.telegramUserId), budget: "bot" } as const;
  const isToken = /^[\w-]{22}$/.test(secret);
  const found = await lookUpCode(deps, guesser, isToken ? { token: secret } : { code: secret });
  const { pairingId, number, venueName } = found;
  await enterStep(deps, chat, { name: "confirm-pairing", data: { pairingId, number, venue: venueName } });
}

async function confirm(deps: Deps, ctx: CustomerContext, pairingId: string): Promise<void> {
  const { chat, toast } = ctx.conversation;
  try {
    await redeemCode(deps, chat.person, pairingId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await leaveStep(deps, chat);
    return toast("pairing-too-late", {}, { alert: true });
  }
  await leaveStep(deps, chat);
  await toast("pairing-done");
}
