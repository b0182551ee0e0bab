import type { QueuedContent } from "@gotovo/domain";
import { Composer } from "grammy";
import { defineCallback, oneOf } from "../text/callback-data.ts";
import { locales } from "../text/translator.ts";
import type { ConversationContext } from "./conversation.ts";
import { onTap } from "./on-tap.ts";

export const languageCallback = defineCallback("lang", { to: oneOf(locales) });

/** The choice of languages. */
export const languageChoice: QueuedContent = {
  key: "language-choose",
  buttons: [locales.map((to) => ({ key: `language-${to}`, data: languageCallback.pack({ to }) }))],
};

/** `/language`: a choice of languages; the chat's cards follow. */
export function language<Chat>(setLanguage: (chat: Chat, to: string) => Promise<void>) {
  const composer = new Composer<ConversationContext<Chat>>();
  composer.command("language", (ctx) => ctx.conversation.say(languageChoice));
  onTap(composer, languageCallback, async (ctx, choice) => {
    await setLanguage(ctx.conversation.chat, choice.to);
    await ctx.conversation.toast(`language-set-${choice.to}`);
  });
  return composer;
}
