import type { CallbackQueryContext, Composer, Context } from "grammy";
import type { CallbackData } from "../text/callback-data.ts";

/**
 * Handles taps on buttons of one kind. A tap whose data somebody has tampered with goes on to the handler that answers
 * what no feature knows.
 */
export function onTap<C extends Context, T>(
  composer: Composer<C>,
  callback: CallbackData<T>,
  handle: (ctx: CallbackQueryContext<C>, tap: T) => unknown,
): void {
  composer.callbackQuery(callback.pattern, async (ctx, next) => {
    const tap = callback.parse(ctx.callbackQuery.data);
    await (tap === null ? next() : handle(ctx, tap));
  });
}
