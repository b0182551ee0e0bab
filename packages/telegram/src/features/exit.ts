import { Composer } from "grammy";
import { defineCallback } from "../text/callback-data.ts";
import type { ConversationContext } from "./conversation.ts";
import { onTap } from "./on-tap.ts";

/** The button under every question that leaves it. */
export const exitCallback = defineCallback("x", {});

/**
 * `/exit` leaves whatever the person is in, the button under a question that question. `leave` tells what that was; null:
 * nothing.
 */
export function exit<Chat>(leave: (chat: Chat, from: "command" | "question") => Promise<string | null>) {
  const composer = new Composer<ConversationContext<Chat>>();
  composer.command("exit", async (ctx) => {
    const { chat, say } = ctx.conversation;
    const what = await leave(chat, "command");
    await say(what === null ? { key: "exit-nothing" } : { key: "exit-left", args: { what } });
  });
  onTap(composer, exitCallback, async (ctx) => {
    const { chat, toast } = ctx.conversation;
    const what = await leave(chat, "question");
    await (what === null ? toast("exit-nothing") : toast("exit-left", { what }));
  });
  return composer;
}
