import { Composer, type Context } from "grammy";
import { classify } from "../outbound/telegram-errors.ts";

/** Telegram tells a chat that the bot has pinned something: that line says nothing to the person, so it goes away. */
export function ownServiceMessages(): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on("message:pinned_message").filter(
    (ctx) => ctx.from?.id === ctx.me.id,
    async (ctx) => {
      try {
        await ctx.deleteMessage();
      } catch (error) {
        // An ornament: it may stay.
        if (classify(error) === null) throw error;
      }
    },
  );
  return composer;
}
