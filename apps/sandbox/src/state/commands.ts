import type { Bot } from "./types.ts";

export interface CommandScope {
  readonly type: string;
  readonly chat_id?: number | string;
  readonly user_id?: number;
}

/** Where a list of commands is kept: one per scope and language. */
export const commandsKey = (scope: CommandScope = { type: "default" }, languageCode = "") =>
  [scope.type, scope.chat_id ?? "", scope.user_id ?? "", languageCode].join("|");

/** The commands a person sees in a private chat: the narrowest scope wins, in it their own language. */
export function commandsFor(bot: Bot, languageCode: string, chatId?: number) {
  const scopes: CommandScope[] = [
    ...(chatId === undefined ? [] : [{ type: "chat", chat_id: chatId }]),
    { type: "all_private_chats" },
    { type: "default" },
  ];
  for (const scope of scopes) {
    for (const language of [languageCode, ""]) {
      const commands = bot.commands.get(commandsKey(scope, language));
      if (commands) return commands;
    }
  }
  return [];
}
