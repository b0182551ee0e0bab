import { Composer, type Context } from "grammy";

/** Records when a person blocks the bot or lets it in again. Comes before everything that takes a chat as reachable. */
export function membership(record: (chatId: bigint, blocked: boolean) => Promise<void>): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on("my_chat_member").chatType("private", async (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member;
    await record(BigInt(ctx.chat.id), status === "kicked" || status === "left");
  });
  return composer;
}
