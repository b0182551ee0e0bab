import { Composer } from "grammy";
import type { CustomerContext } from "../../context.ts";

/** `/help`. */
export function help(): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.command("help", (ctx) => ctx.conversation.say({ key: "help" }));
  return composer;
}
