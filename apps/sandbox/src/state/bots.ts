import type { Bot } from "./types.ts";

export interface BotSeed {
  readonly token: string;
  readonly username: string;
  readonly first_name: string;
}

/** A bot account; its id is the number its token begins with. */
export function createBotAccount({ token, username, first_name }: BotSeed): Bot {
  const id = Number(/^(\d+):/.exec(token)?.[1]);
  if (!Number.isSafeInteger(id))
    throw new Error(`a bot token looks like 123456:ABC, this one does not (@${username})`);
  return {
    id,
    token,
    username,
    first_name,
    names: new Map(),
    descriptions: new Map(),
    short_descriptions: new Map(),
    commands: new Map(),
    menu_button: { type: "default" },
    next_update_id: 100_000_001,
    allowed_updates: undefined,
    webhook: undefined,
  };
}

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
