import type { Deps } from "@gotovo/usecases/context";
import { mayTellAgain } from "@gotovo/usecases/dialogs/groups/may-tell-again";
import type { Context } from "grammy";
import { groupOf, sayThere } from "./group-chat.ts";

const dayMs = 24 * 3_600_000;
const anonymousEveryMs = 10 * 60_000;

/** True for an administrator who writes in the group's name: nobody can tell who it is. */
export function isAnonymous(ctx: Context): boolean {
  return ctx.senderChat !== undefined && ctx.senderChat.id === ctx.chat?.id;
}

/** True for what no person of the group wrote: bots, ourselves among them, and channels. */
export function isNobody(ctx: Context): boolean {
  return !isAnonymous(ctx) && (ctx.senderChat !== undefined || (ctx.from?.is_bot ?? true));
}

/** Tells somebody whose messages are not passed on why, now and then. */
export async function sayWhyNot(deps: Deps, ctx: Context): Promise<void> {
  const anonymous = isAnonymous(ctx);
  const everyMs = anonymous ? anonymousEveryMs : dayMs;
  const { chatId } = groupOf(ctx);
  if (!(await mayTellAgain(deps, chatId, BigInt(ctx.from?.id ?? 0), everyMs))) return;
  const name = ctx.from?.first_name ?? "";
  await sayThere(
    deps,
    ctx,
    anonymous ? { key: "group-anonymous" } : { key: "group-stranger", args: { name } },
  );
}
