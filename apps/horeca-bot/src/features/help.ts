import { closePrompts } from "@gotovo/usecases/chats/card-views";
import { leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import type { HorecaContext } from "../context.ts";

/** `/help`, and `/exit`, which closes every open question. */
export function help(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("help", (ctx) => ctx.conversation.say({ key: "help" }));
  composer.command("exit", async (ctx) => {
    const { chat, say } = ctx.conversation;
    const closed = await closePrompts(deps, chat);
    const left = await leaveStep(deps, chat);
    await say({ key: closed || left ? "exit-left" : "exit-nothing" });
  });
  return composer;
}
