import { DomainError, type QueuedContent, type Step } from "@gotovo/domain";
import { locales, type Translator } from "@gotovo/telegram";
import { accountOfPerson } from "@gotovo/usecases/accounts/find-account";
import { linkContact, tookContact } from "@gotovo/usecases/accounts/link-contact";
import { askPhone, contactKeyboard, endPhoneStep } from "@gotovo/usecases/accounts/phone-step";
import { finishPhoneProof, startPhoneProof } from "@gotovo/usecases/accounts/prove-phone";
import { findSignUp } from "@gotovo/usecases/accounts/sign-up/find-sign-up";
import type { ChatContext } from "@gotovo/usecases/chats/enter-chat";
import type { Deps } from "@gotovo/usecases/context";
import { Composer, type Filter } from "grammy";
import type { CustomerContext } from "../../context.ts";
import { mainMenu } from "../chat/menu.ts";
import { addresseeOfReply } from "../dialogs/reply-target.ts";
import { askInvite } from "./invite.ts";

/**
 * `/auth`, and `/start tg_…` for a sign-up on the website: the phone, by their own contact or typed with a code. Comes before
 * the pairing: ten digits may be a phone.
 */
export function phone(deps: Deps, translator: Translator): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  const exits = locales.map((locale) => translator(locale).plain("button-exit"));

  composer.command("auth", (ctx) => askPhone(deps, ctx.conversation.chat, { key: "phone-ask" }));

  composer.command("start").filter(
    (ctx) => /^tg_/.test(ctx.match),
    (ctx) => askForSignUp(deps, ctx, ctx.match.trim()),
  );

  composer.command("start").filter(
    (ctx) => /^inv_/.test(ctx.match),
    (ctx) => acceptInvite(deps, ctx, ctx.match.trim().slice(4)),
  );

  // The keyboard may outlive its step on a phone that was offline: its button still removes it.
  composer.on("message:text").filter(
    ({ message }) => exits.includes(message.text),
    (ctx) => leave(deps, ctx),
  );

  composer.command("exit").filter(isAsked, (ctx) => leave(deps, ctx));

  composer.on("message:contact").filter(
    async (ctx) => !isAsked(ctx) && isOwn(ctx) && (await tookContact(deps, ctx.conversation.chat)),
    // It was tapped twice, and is no message to a café.
    () => Promise.resolve(),
  );

  composer.on("message").filter(isAsked, async (ctx, next) => {
    const { text } = ctx.message;
    // A reply to the café is meant for the café.
    if (text?.startsWith("/") || (await addresseeOfReply(deps, ctx))) return next();
    await refusing(deps, ctx, () => answer(deps, ctx));
  });
  return composer;
}

function isAsked({ conversation }: CustomerContext): boolean {
  return waitingStep(conversation.chat) !== null;
}

/** The step in which a person is asked for their phone, or for the code that went there. */
function waitingStep({ step }: Pick<ChatContext, "step">): Step<"share-phone" | "phone-code"> | null {
  return step?.name === "share-phone" || step?.name === "phone-code" ? step : null;
}

/** A contact that the sender has shared of themselves just now: one that is passed on may be of an older phone. */
function isOwn({ message, from }: Filter<CustomerContext, "message:contact">): boolean {
  return message.contact.user_id === from.id && message.forward_origin === undefined;
}

async function askForSignUp(deps: Deps, ctx: CustomerContext, sessionId: string): Promise<void> {
  const { chat, say } = ctx.conversation;
  try {
    const { tokenHash, name, device, address } = await findSignUp(deps, sessionId);
    await askPhone(
      deps,
      chat,
      { key: "sign-up-ask", args: { name, device, address } },
      { signUp: tokenHash },
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await say({ key: "sign-up-over" });
  }
}

/** Whoever has no profile yet gets one first; the invite code waits for it. */
async function acceptInvite(deps: Deps, ctx: CustomerContext, invite: string): Promise<void> {
  const { chat } = ctx.conversation;
  if ((await accountOfPerson(deps, chat.person.id)) === null)
    return askPhone(deps, chat, { key: "phone-ask-invited" }, { invite });
  await askInvite(deps, ctx, invite);
}

/** The phone is confirmed: what waited for it, and the main menu. */
async function finish(deps: Deps, ctx: CustomerContext): Promise<void> {
  const { chat, say } = ctx.conversation;
  const invite = waitingStep(chat)?.data.invite;
  await say(mainMenu);
  if (invite !== undefined) await askInvite(deps, ctx, invite);
}

async function leave(deps: Deps, { conversation: { chat, say } }: CustomerContext): Promise<void> {
  await endPhoneStep(deps, chat, { key: "phone-left" });
  await say(mainMenu);
}

async function answer(deps: Deps, ctx: Filter<CustomerContext, "message">): Promise<void> {
  const { chat, say } = ctx.conversation;
  const { text, contact } = ctx.message;
  const isCodeAsked = chat.step?.name === "phone-code";
  if (contact) {
    if (!ctx.has("message:contact") || !isOwn(ctx)) return say(hint(chat.step?.name, "phone-not-own"));
    if ((await linkContact(deps, chat, contact.phone_number)) === "asked") return;
    return finish(deps, ctx);
  }
  if (isCodeAsked) {
    if (text === undefined) return say({ key: "phone-code-wrong" });
    if ((await finishPhoneProof(deps, chat, text)) === "asked") return;
    return finish(deps, ctx);
  }
  if (chat.step?.name === "share-phone" && chat.step.data.signUp !== undefined)
    return say(hint("share-phone", "sign-up-contact-only"));
  if (text === undefined) return say(hint("share-phone", "phone-bad"));
  if ((await startPhoneProof(deps, chat, text)) === "linked") await finish(deps, ctx);
}

/** The keyboard comes again with it: a client may have put it away. */
function hint(step: string | undefined, key: string, args: QueuedContent["args"] = {}): QueuedContent {
  return { key, args, ...(step === "share-phone" && { replyKeyboard: contactKeyboard }) };
}

/** Tells the person why their phone was not confirmed; what they cannot correct ends the step. */
async function refusing(
  deps: Deps,
  { conversation }: CustomerContext,
  work: () => Promise<void>,
): Promise<void> {
  const { chat, say } = conversation;
  const step = chat.step?.name;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    switch (error.code) {
      case "phone_invalid":
        return say(hint(step, "phone-bad"));
      case "code_invalid":
        return say({ key: "phone-code-wrong" });
      case "too_many_attempts": {
        const minutes = Math.ceil(Number(error.details.retry_after) / 60);
        return say(hint(step, "phone-too-many", { minutes }));
      }
      case "phone_banned":
        return endPhoneStep(deps, chat, { key: "phone-banned" });
      case "code_expired":
        return endPhoneStep(deps, chat, { key: step === "phone-code" ? "phone-code-over" : "sign-up-over" });
      default:
        throw error;
    }
  }
}
