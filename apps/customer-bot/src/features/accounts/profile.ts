import { DomainError } from "@gotovo/domain";
import { answerTap, onTap } from "@gotovo/telegram";
import { changeProfile } from "@gotovo/usecases/accounts/change-profile";
import { deletePerson } from "@gotovo/usecases/accounts/delete-account";
import { accountOfPerson } from "@gotovo/usecases/accounts/find-account";
import { endOtherSessions, endSession } from "@gotovo/usecases/accounts/sessions/end-session";
import { unlinkTelegram } from "@gotovo/usecases/accounts/unlink-telegram";
import { waitDays } from "@gotovo/usecases/accounts/waits/begin-wait";
import { closePanel } from "@gotovo/usecases/chats/close-panel";
import { showPanel } from "@gotovo/usecases/chats/panel";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { Composer, type Filter } from "grammy";
import { profileCallback, sessionCallback } from "../../callbacks.ts";
import { profilePanel as name, type ProfileView } from "../../cards/profile-card.ts";
import type { CustomerContext } from "../../context.ts";
import { addresseeOfReply } from "../dialogs/reply-target.ts";
import { askInvite } from "./invite.ts";

/** `/me` and `/delete_me`: what we know of a person, what they change of it, and the end of it. */
export function profile(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.command("me", (ctx) => showProfile(deps, ctx));
  composer.command("delete_me", (ctx) => show(deps, ctx, "erase", true));

  onTap(composer, profileCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    switch (tap.what) {
      case "open":
      case "devices":
      case "unlink":
      case "erase":
        await show(deps, ctx, tap.what);
        return answerTap(ctx);
      case "close":
        await closePanel(deps, chat, name);
        return answerTap(ctx);
      case "name":
      case "invite":
        await requireAccount(deps, ctx);
        await enterStep(deps, chat, {
          name: tap.what === "name" ? "profile-name" : "profile-invite",
          data: {},
        });
        return answerTap(ctx);
      case "end-others":
        await endOtherSessions(deps, await requireAccount(deps, ctx), null);
        return toast("profile-sessions-ended");
      case "export":
        await sendExport(ctx);
        return answerTap(ctx);
      case "qr":
        await requireAccount(deps, ctx);
        await sendInviteQr(ctx);
        return answerTap(ctx);
      case "unlink-yes":
        await unlinkTelegram(deps, await requireAccount(deps, ctx));
        await closePanel(deps, chat, name);
        return answerTap(ctx);
      case "erase-yes":
        if ("erased" in (await deletePerson(deps, chat.person.id))) return toast("erase-done");
        await closePanel(deps, chat, name);
        return toast("erase-begun", { days: waitDays }, { alert: true });
      default:
        return tap.what satisfies never;
    }
  });

  onTap(composer, sessionCallback, async (ctx, tap) => {
    await endSession(deps, await requireAccount(deps, ctx), tap.session);
    await ctx.conversation.toast("profile-session-ended");
  });

  composer.on("message").filter(
    ({ conversation }) => ["profile-name", "profile-invite"].includes(conversation.chat.step?.name ?? ""),
    async (ctx, next) => {
      const { text } = ctx.message;
      if (text?.startsWith("/") || (await addresseeOfReply(deps, ctx))) return next();
      await take(deps, ctx, text ?? "");
    },
  );
  return composer;
}

/** The profile, at the bottom of the chat; whoever has none is told how to get one. */
export async function showProfile(deps: Deps, ctx: CustomerContext): Promise<void> {
  const { chat, say } = ctx.conversation;
  if ((await accountOfPerson(deps, chat.person.id)) === null) return say({ key: "profile-none" });
  await show(deps, ctx, "open", true);
}

async function show(deps: Deps, ctx: CustomerContext, view: ProfileView, afresh = false): Promise<void> {
  await showPanel(deps, ctx.conversation.chat, { name, view }, { afresh });
}

/** @throws DomainError `not_found` for whoever has not confirmed a phone */
async function requireAccount(deps: Deps, { conversation }: CustomerContext): Promise<string> {
  const account = await accountOfPerson(deps, conversation.chat.person.id);
  if (!account) throw new DomainError("not_found", { about: "profile" });
  return account.id;
}

function sendExport({ conversation: { chat, say } }: CustomerContext): Promise<void> {
  const args = { person: chat.person.id };
  return say({
    key: "profile-export",
    file: { kind: "document", name: "gotovo.json", make: "account-export", args },
  });
}

function sendInviteQr({ conversation: { chat, say } }: CustomerContext): Promise<void> {
  const args = { person: chat.person.id };
  return say({ key: "profile-qr", file: { kind: "photo", name: "invite.png", make: "invite-qr", args } });
}

/** What was typed as the name, or as somebody's invite code; a bad one leaves the question open. */
async function take(deps: Deps, ctx: Filter<CustomerContext, "message">, text: string): Promise<void> {
  const { chat, say } = ctx.conversation;
  if (chat.step?.name === "profile-invite") {
    await askInvite(deps, ctx, text);
    return;
  }
  try {
    await changeProfile(deps, await requireAccount(deps, ctx), { name: text });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "validation_failed") throw error;
    return say({ key: "profile-name-bad" });
  }
  await leaveStep(deps, chat);
  await say({ key: "profile-name-changed" });
}
