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
