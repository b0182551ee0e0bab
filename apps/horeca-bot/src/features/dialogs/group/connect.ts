import { DomainError, type QueuedContent } from "@gotovo/domain";
import type { Deps } from "@gotovo/usecases/context";
import { connectGroup } from "@gotovo/usecases/dialogs/groups/connect-group";
import { disconnectGroup } from "@gotovo/usecases/dialogs/groups/disconnect-group";
import { enterGroup } from "@gotovo/usecases/dialogs/groups/enter-group";
import { findConnector } from "@gotovo/usecases/dialogs/groups/find-connector";
import { findGroup } from "@gotovo/usecases/dialogs/groups/find-group";
import { mayTellAgain } from "@gotovo/usecases/dialogs/groups/may-tell-again";
import { type CommandContext, Composer, type Context } from "grammy";
import { groupOf, sayThere } from "./group-chat.ts";
import { mayMakeTopics } from "./membership.ts";
import { isAnonymous, sayWhyNot } from "./who.ts";

type Asked = CommandContext<Context>;

/** How often somebody who may not connect a group is told so at most, in milliseconds. */
const refusedEveryMs = 60_000;

/** `/connect` and `/disconnect` in a group, by an owner of a venue. */
export function connecting(deps: Deps): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command("connect", (ctx) => asOwner(deps, ctx, connect));
  composer.command("disconnect", (ctx) => asOwner(deps, ctx, disconnect));
  return composer;
}

async function asOwner(
  deps: Deps,
  ctx: Asked,
  act: (deps: Deps, ctx: Asked, telegramUserId: bigint) => Promise<void>,
): Promise<void> {
  if (ctx.from === undefined) return;
  const telegramUserId = BigInt(ctx.from.id);
  const language = ctx.from.language_code ?? null;
  await enterGroup(deps, groupOf(ctx), { telegramUserId, language });
  if (isAnonymous(ctx)) return sayWhyNot(deps, ctx);
  try {
    await act(deps, ctx, telegramUserId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { chatId } = groupOf(ctx);
    if (error.code === "forbidden" && !(await mayTellAgain(deps, chatId, telegramUserId, refusedEveryMs)))
      return;
    await sayThere(deps, ctx, refusalOf(error));
  }
}

async function connect(deps: Deps, ctx: Asked, telegramUserId: bigint): Promise<void> {
  const staff = await findConnector(deps, telegramUserId);
  const lack = await lackOf(ctx);
  if (lack !== null) return sayThere(deps, ctx, { key: "group-lacks", args: { lack } });
  await connectGroup(deps, staff, { ...groupOf(ctx), title: ctx.chat.title ?? "" });
}

async function disconnect(deps: Deps, ctx: Asked, telegramUserId: bigint): Promise<void> {
  const group = await findGroup(deps, groupOf(ctx).chatId, telegramUserId);
  if (!group) throw new DomainError("not_found", { what: "group" });
  if (!group.staff) throw new DomainError("forbidden");
  await disconnectGroup(deps, group.staff);
}

/** The first thing that the group or the bot in it lacks. */
async function lackOf(ctx: Asked): Promise<"topics" | "admin" | "right" | null> {
  if (ctx.chat.type !== "supergroup" || !ctx.chat.is_forum) return "topics";
  const self = await ctx.getChatMember(ctx.me.id);
  if (self.status !== "administrator") return "admin";
  return mayMakeTopics(self) ? null : "right";
}

function refusalOf({ code }: DomainError): QueuedContent {
  switch (code) {
    case "forbidden":
      return { key: "group-only-owner" };
    case "conflict":
      return { key: "group-taken" };
    case "validation_failed":
      return { key: "group-which-venue" };
    case "not_found":
      return { key: "error-no-group" };
    default:
      return { key: "error-try-again" };
  }
}
