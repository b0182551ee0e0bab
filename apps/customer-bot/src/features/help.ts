import { leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import type { CustomerContext } from "../context.ts";

/** `/help` and `/exit`. */
export function help(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.command("help", (ctx) => ctx.conversation.say({ key: "help" }));
  composer.command("exit", async (ctx) => {
    const { chat, say } = ctx.conversation;
    const left = await leaveStep(deps, chat);
    await say({ key: left ? "exit-left" : "exit-nothing" });
  });
  return composer;
}
