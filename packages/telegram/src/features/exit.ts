import { Composer } from "grammy";
import { defineCallback } from "../text/callback-data.ts";
import type { ConversationContext } from "./conversation.ts";

/** The button under every question that leaves it. */
export const exitCallback = defineCallback("x", {});

/** `/exit` and its button: leave whatever the person is in. `leave` tells whether there was anything. */
export function exit<Chat>(leave: (chat: Chat) => Promise<boolean>) {
  const composer = new Composer<ConversationContext<Chat>>();
  composer.command("exit", async (ctx) => {
    const { chat, say } = ctx.conversation;
    await say({ key: (await leave(chat)) ? "exit-left" : "exit-nothing" });
  });
  composer.callbackQuery(exitCallback.pattern, async (ctx) => {
    const { chat, toast } = ctx.conversation;
    await toast((await leave(chat)) ? "exit-left" : "exit-nothing");
  });
  return composer;
}
