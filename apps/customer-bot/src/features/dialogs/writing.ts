import { DomainError, isTooBig, type MessageContent, type Step } from "@gotovo/domain";
import { answerTap, contentOf, isUnsupported, onTap } from "@gotovo/telegram";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { deliverHeldToVenue, rememberChoice, requireHeld } from "@gotovo/usecases/dialogs/deliver-held";
import { editMessage } from "@gotovo/usecases/dialogs/edit-message";
import { findAlbum } from "@gotovo/usecases/dialogs/find-message";
import { editHeld, holdMessage, isHeld } from "@gotovo/usecases/dialogs/held-messages";
import { reactToMessage } from "@gotovo/usecases/dialogs/react-to-message";
import { receiveMessage } from "@gotovo/usecases/dialogs/receive-message";
import { requireAccepted } from "@gotovo/usecases/dialogs/require-accepted";
import {
  type Addressee,
  addresseeOf,
  addresseeOfOrder,
  routeMessage,
} from "@gotovo/usecases/dialogs/route-message";
import { asksOfChat } from "@gotovo/usecases/orders/pairing/asks-of-chat";
import { Composer, type Filter } from "grammy";
import { talkCallback, venueCallback, writeCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";
import { addresseeOfReply } from "./reply-target.ts";

type MessageContext = Filter<CustomerContext, "message">;

/**
 * Everything a person writes that nothing else waits for goes to a café: to the one of the message it replies to, or
 * of their active order; they are asked when it is not clear. Comes after all other features.
 */
export function writing(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();

  composer.on("message", async (ctx, next) => {
    if (isCommand(ctx.message.text)) return next();
    const content = contentOf(ctx.message);
    if (content === null) return isUnsupported(ctx.message) ? refuse(deps, ctx, next) : undefined;
    const replied = await addresseeOfReply(deps, ctx);
    const begun = replied ? null : await albumOf(deps, ctx);
    const route = replied ? { to: replied } : begun ? { to: begun } : await routeOf(deps, ctx);
    const asked = "choose" in route ? await askedPairing(deps, ctx, route.choose) : null;
    if ("choose" in route && route.choose.length === 0 && asked === null) return next();
    if (isTooBig(content)) return ctx.conversation.say({ key: "content-too-big" });
    if ("to" in route) return pass(deps, ctx, content, route.to, replied?.messageId ?? null);
    if (asked) return holdForPairing(deps, ctx, content, asked);
    await ask(deps, ctx, content, route.choose);
  });

  composer.on("edited_message", async (ctx) => {
    const content = contentOf(ctx.editedMessage);
    if (content === null) return;
    const source = sourceOf(ctx, ctx.editedMessage.message_id);
    if (!(await editHeld(deps, source, content))) await editMessage(deps, source, content);
  });

  composer.on("message_reaction", async (ctx) => {
    const { message_id, new_reaction } = ctx.messageReaction;
    const emoji = new_reaction.find((reaction) => reaction.type === "emoji")?.emoji ?? null;
    await reactToMessage(deps, sourceOf(ctx, message_id), emoji);
  });

  onTap(composer, venueCallback, async (ctx, tap) => {
    const { chat } = ctx.conversation;
    const to = await addresseeOf(deps, chat, tap.venue);
    if (!to) throw new DomainError("not_found");
    await requireHeld(deps, chat);
    await passHeldOn(deps, ctx, to);
  });

  onTap(composer, writeCallback, async (ctx, tap) => {
    const { chat } = ctx.conversation;
    const to = await addresseeOfOrder(deps, chat, tap.order);
    if (!to) throw new DomainError("not_found");
    if (chat.step?.name === "choose-venue") return passHeldOn(deps, ctx, to);
    await requireAccepted(deps, chat, to.venueId);
    const data = { venueId: to.venueId, orderId: tap.order, venue: to.venueName };
    await enterStep(deps, chat, { name: "write", data });
    await answerTap(ctx);
  });

  onTap(composer, talkCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    const to = await addresseeOf(deps, chat, tap.venue);
    if (!to) throw new DomainError("not_found");
    if (chat.step?.name === "choose-venue") return passHeldOn(deps, ctx, to);
    await requireAccepted(deps, chat, to.venueId);
    await enterStep(deps, chat, { name: "write", data: { venueId: to.venueId, venue: to.venueName } });
    await toast("writing-to", { venue: to.venueName });
  });
  return composer;
}

/** What cannot be passed on; who knows no café is told that first. */
async function refuse(deps: Deps, ctx: MessageContext, next: () => Promise<void>): Promise<void> {
  const route = await routeOf(deps, ctx);
  if ("choose" in route && route.choose.length === 0) return next();
  await ctx.conversation.say({ key: "content-not-passed-on" });
}

/** `/order` is a command, though not one of ours; "/2 cappuccinos, no sugar" is what somebody wants. */
function isCommand(text: string | undefined): boolean {
  return text !== undefined && /^\/[a-z_][a-z0-9_]*(@\w+)?$/i.test(text.trim());
}

/** The answer to "to which café?", by whatever button it is given. */
async function passHeldOn(deps: Deps, ctx: CustomerContext, to: Addressee): Promise<void> {
  const { chat, toast } = ctx.conversation;
  const taken = await deliverHeldToVenue(deps, chat, to);
  const args = { venue: to.venueName };
  await (taken ? toast("writing-passed-on", args) : toast("dialog-refused", args, { alert: true }));
}

/** Where the earlier parts of the album went. */
async function albumOf(deps: Deps, ctx: MessageContext): Promise<Addressee | null> {
  const { message_id: messageId, media_group_id: album = null } = ctx.message;
  const begun = await findAlbum(deps, sourceOf(ctx, messageId), album);
  return begun && { venueId: begun.venueId, venueName: "", orderId: begun.orderId };
}

/** A step that names the café comes before what the orders say. */
async function routeOf(deps: Deps, { conversation: { chat } }: CustomerContext) {
  const { step } = chat;
  if (step?.name !== "write") return routeMessage(deps, chat);
  const { venueId, venue, orderId = null } = step.data;
  return { to: { venueId, venueName: venue, orderId } };
}

async function pass(
  deps: Deps,
  ctx: MessageContext,
  content: MessageContent,
  to: Addressee,
  replyToId: bigint | null,
): Promise<void> {
  const { chat } = ctx.conversation;
  const { dialogId, refused } = await receiveMessage(deps, {
    personId: chat.person.id,
    venueId: to.venueId,
    orderId: to.orderId,
    content,
    album: ctx.message.media_group_id ?? null,
    replyToId,
    source: sourceOf(ctx, ctx.message.message_id),
  });
  if (!refused) await rememberChoice(deps, chat, dialogId);
  if (chat.step?.name === "write") await leaveStep(deps, chat);
}

async function ask(
  deps: Deps,
  ctx: MessageContext,
  content: MessageContent,
  venues: readonly Addressee[],
): Promise<void> {
  const { chat } = ctx.conversation;
  const source = sourceOf(ctx, ctx.message.message_id);
  const choices = venues.map(({ venueId, venueName }) => ({ id: venueId, label: venueName }));
  const question: Step = { name: "choose-venue", data: { choices, about: source.messageId } };
  const isAsked = chat.step?.name === "choose-venue";
  await holdMessage(deps, source, content, ctx.message.media_group_id ?? null, isAsked ? null : question);
}

/** "Is this your order?", when it is asked: by a code, or (of who knows no café yet) by a café's server. */
async function askedPairing(
  deps: Deps,
  { conversation: { chat } }: CustomerContext,
  venues: readonly Addressee[],
): Promise<Step<"confirm-pairing"> | null> {
  if (chat.step !== null) return chat.step.name === "confirm-pairing" ? chat.step : null;
  const [data] = venues.length === 0 ? await asksOfChat(deps, chat.chatId) : [];
  return data ? { name: "confirm-pairing", data } : null;
}

/** What is written meanwhile waits for the answer. They are told so once. */
async function holdForPairing(
  deps: Deps,
  ctx: MessageContext,
  content: MessageContent,
  asked: Step<"confirm-pairing">,
): Promise<void> {
  const { chat, say } = ctx.conversation;
  const isFirst = !(await isHeld(deps, chat));
  const source = sourceOf(ctx, ctx.message.message_id);
  const album = ctx.message.media_group_id ?? null;
  await holdMessage(deps, source, content, album, chat.step === null ? asked : null);
  if (isFirst) await say({ key: "pairing-message-held", args: { venue: asked.data.venue } });
}

function sourceOf(ctx: CustomerContext, messageId: number) {
  return { bot: "customer" as const, chatId: ctx.conversation.chat.chatId, messageId };
}
