import { showPanel } from "@gotovo/usecases/chats/panel";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import type { HorecaContext } from "../../../context.ts";

/** Asks for a setting that is typed. */
export async function askSetting(deps: Deps, ctx: HorecaContext, what: string): Promise<void> {
  await enterStep(deps, ctx.conversation.chat, { name: "setting", data: { what } });
}

/** Says what was wrong with the answer, and asks once more. */
export async function askAgain(
  deps: Deps,
  ctx: HorecaContext,
  what: string,
  key: string,
  args: Record<string, string | number> = {},
): Promise<void> {
  await ctx.conversation.say({ key, args });
  await askSetting(deps, ctx, what);
}

/** Ends the question; the panel, with what is true now, goes below what was typed. */
export async function settingSaved(
  deps: Deps,
  ctx: HorecaContext,
  view: string,
  key = "setting-saved",
): Promise<void> {
  const { chat, say } = ctx.conversation;
  await say({ key });
  await leaveStep(deps, chat);
  await showPanel(deps, chat, { name: "settings", view }, { afresh: true });
}
