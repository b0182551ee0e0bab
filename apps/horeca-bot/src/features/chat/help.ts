import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";

/** `/help`. */
export function help(): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("help", (ctx) => ctx.conversation.say({ key: "help" }));
  return composer;
}
