import { DomainError, looksLikeCode, normalizeCode, subject } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { requestRepost } from "@gotovo/usecases/chats/card-views";
import type { ChatContext } from "@gotovo/usecases/chats/enter-chat";
import { refreshChat } from "@gotovo/usecases/chats/refresh-chat";
import { currentStep, enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { deliverHeldToVenue } from "@gotovo/usecases/dialogs/deliver-held";
import { dropHeld } from "@gotovo/usecases/dialogs/held-messages";
import { addresseeOfPairing, routeMessage } from "@gotovo/usecases/dialogs/route-message";
import { asksOfChat, declineAsk } from "@gotovo/usecases/orders/pairing/asks-of-chat";
import { findOwnOrder, lookUpCode, type PairingOffer } from "@gotovo/usecases/orders/pairing/look-up-code";
import { recognizeCode } from "@gotovo/usecases/orders/pairing/recognize-code";
import { redeemCode } from "@gotovo/usecases/orders/pairing/redeem-code";
import { Composer } from "grammy";
import { pairingCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";
import { nowArgs } from "../../now.ts";
import { addresseeOfReply } from "../dialogs/reply-target.ts";

/** `/start`, `/start <token or code>`, and the answer to "is this your order?". */
export function pairing(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();

  composer.command("start", async (ctx) => {
    const payload = ctx.match.trim();
    if (payload !== "") return offer(deps, ctx, payload);
    const { chat, say } = ctx.conversation;
    const now = await nowArgs(deps, chat.person.id);
    await say({ key: "welcome", args: now });
    if (now.active > 0) await requestRepost(deps, chat);
  });

  onTap(composer, pairingCallback, async (ctx, tap) => {
    const { chat, say, toast } = ctx.conversation;
    const step = await currentStep(deps, chat);
    if (step?.name !== "confirm-pairing" || step.data.pairingId !== tap.pairing) {
      const asks = await asksOfChat(deps, chat.chatId);
      if (asks.some((ask) => ask.pairingId === tap.pairing)) return answerAsk(deps, ctx, tap);
      // Its time is over, or it was answered: the question itself goes away with the next look at the chat.
      await refreshChat(deps, chat);
      return toast("pairing-closed", {}, { alert: true });
    }
    if (tap.answer === "no") {
      await declineAsk(deps, chat, tap.pairing);
      await leaveStep(deps, chat);
      await say({ key: (await dropHeld(deps, chat)) ? "pairing-declined-unsent" : "pairing-declined" });
      return toast("pairing-declined-toast");
    }
    await confirm(deps, ctx, tap.pairing);
  });
  return composer;
}

/**
 * A right code is meant for the pairing, whatever was asked last. Every other text is left to whoever waits for it: what
 * only looks like a code may be a phone, a number plate or a word to the café. Comes first.
 */
export function rightCode(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.on("message:text").filter(
    (ctx) => normalizeCode(ctx.message.text) !== null,
    async (ctx, next) => {
      const { chat } = ctx.conversation;
      const { text } = ctx.message;
      // A reply to a café's message is meant for the café.
      if (await addresseeOfReply(deps, ctx)) return next();
      if (chat.step?.name === "confirm-pairing" || (await hasVenue(deps, chat))) {
        const found = await recognizeCode(deps, chat.person, text);
        if (found === null) return next();
        return "offer" in found ? ask(deps, ctx, found.offer) : showOwn(deps, ctx, found.ownOrderId);
      }
      // Digits alone may be the phone or the code that a step asks for.
      if (chat.step === null || !looksLikeCode(text) || !/\p{L}/u.test(text)) return next();
      await offer(deps, ctx, text);
    },
  );
  return composer;
}

/** What may have been meant as a code: tried, and answered as one, when there is nobody to write to. Comes last. */
export function typedCode(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.on("message:text").filter(
    ({ message: { text } }) => looksLikeCode(text) || normalizeCode(text) !== null,
    (ctx) => offer(deps, ctx, ctx.message.text),
  );
  return composer;
}

async function hasVenue(deps: Deps, chat: ChatContext): Promise<boolean> {
  const route = await routeMessage(deps, chat);
  return "to" in route || route.choose.length > 0;
}

async function offer(deps: Deps, ctx: CustomerContext, typed: string): Promise<void> {
  const { person } = ctx.conversation.chat;
  const guesser = { telegramUserId: Number(person.telegramUserId), through: "bot" } as const;
  const secret = /^[\w-]{22}$/.test(typed) ? { token: typed } : { code: typed };
  const own = await findOwnOrder(deps, person.id, secret);
  if (own !== null) return showOwn(deps, ctx, own);
  await ask(deps, ctx, await lookUpCode(deps, guesser, secret));
}

/** Names the café and the order and asks whether to bind; nothing is bound yet. */
async function ask(deps: Deps, ctx: CustomerContext, offered: PairingOffer) {
  const { pairingId, number, venueName, test } = offered;
  const data = { pairingId, number, venue: venueName, test };
  await enterStep(deps, ctx.conversation.chat, { name: "confirm-pairing", data });
}

/** Their own code or link again: the order is here already. */
async function showOwn(deps: Deps, ctx: CustomerContext, orderId: string): Promise<void> {
  const { chat, say } = ctx.conversation;
  await say({ key: "pairing-here" });
  await requestRepost(deps, chat, subject.order(orderId));
}

/** The answer to a question that a café's server has asked; whatever step the chat is in stays. */
async function answerAsk(
  deps: Deps,
  { conversation: { chat, say, toast } }: CustomerContext,
  { answer, pairing }: { readonly answer: "yes" | "no"; readonly pairing: string },
): Promise<void> {
  if (answer === "no") {
    await declineAsk(deps, chat, pairing);
    await say({ key: "pairing-declined" });
    return toast("pairing-declined-toast");
  }
  const bound = await redeem(deps, chat, pairing);
  if (!bound) await refreshChat(deps, chat);
  return bound ? toast("pairing-done") : toast("pairing-too-late", {}, { alert: true });
}

async function confirm(deps: Deps, ctx: CustomerContext, pairingId: string): Promise<void> {
  const { chat, say, toast } = ctx.conversation;
  await redeem(deps, chat, pairingId);
  // A tap that comes again finds the code used, by this very person.
  const to = await addresseeOfPairing(deps, chat, pairingId);
  if (to) {
    await deliverHeldToVenue(deps, chat, to);
    return toast("pairing-done");
  }
  await leaveStep(deps, chat);
  if (await dropHeld(deps, chat)) await say({ key: "held-unsent" });
  return toast("pairing-too-late", {}, { alert: true });
}

/** @returns false when the code was used or ran out meanwhile */
async function redeem(deps: Deps, { person }: ChatContext, pairingId: string): Promise<boolean> {
  try {
    await redeemCode(deps, person, pairingId);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return false;
  }
}
