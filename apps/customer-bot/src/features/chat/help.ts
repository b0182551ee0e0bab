import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import type { CustomerContext } from "../../context.ts";
import { nowArgs } from "../../now.ts";

/** `/help`: what this person can do now, and the commands. */
export function help(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.command("help", async (ctx) => {
    const { chat, say } = ctx.conversation;
    await say({ key: "help", args: await nowArgs(deps, chat.person.id) });
  });
  return composer;
}
