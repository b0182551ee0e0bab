import { chatChanged, userOfBot } from "../../state/chats.ts";
import { type CommandScope, commandsKey } from "../../state/commands.ts";
import type { Localized } from "../../state/types.ts";
import type { Call, MethodHandler } from "../call.ts";
import { badRequest } from "../errors.ts";
import { privateChat } from "./target.ts";

interface Command {
  readonly command: string;
  readonly description: string;
}

const language = ({ params }: Call) => (params.language_code as string | undefined) ?? "";
const changed = ({ world, bot }: Call) => {
  world.events.emit({ type: "bot_changed", bot_id: bot.id });
  return true;
};

export function getMe({ bot }: Call) {
  return {
    ...userOfBot(bot),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
}

/** Nobody has a picture here. */
export function getUserProfilePhotos({ world, params }: Call) {
  const userId = params.user_id as number;
  if (!world.people.has(userId) && !world.bots.has(userId)) throw badRequest("user not found");
  return { total_count: 0, photos: [] };
}

export function setMyCommands(call: Call) {
  const commands = call.params.commands as Command[];
  if (commands.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    if (description.length < 1 || description.length > 256)
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  const key = commandsKey(call.params.scope as CommandScope | undefined, checkedLanguage(call));
  const clean = commands.map(({ command, description }) => ({
    command: command.replace(/^\//, ""),
    description,
  }));
  call.bot.commands.set(key, clean);
  return changed(call);
}

export const getMyCommands: MethodHandler = (call) =>
  call.bot.commands.get(commandsKey(call.params.scope as CommandScope | undefined, language(call))) ?? [];

export function deleteMyCommands(call: Call) {
  call.bot.commands.delete(commandsKey(call.params.scope as CommandScope | undefined, language(call)));
  return changed(call);
}

/** setMyName, setMyDescription, setMyShortDescription: one text per language, empty takes it away. */
export const setText =
  (field: string, limit: number, texts: (call: Call) => Localized): MethodHandler =>
  (call) => {
    const text = (call.params[field] as string | undefined) ?? "";
    if (text.length > limit) throw badRequest(`${field} is too long`);
    if (text === "") texts(call).delete(checkedLanguage(call));
    else texts(call).set(checkedLanguage(call), text);
    return changed(call);
  };

export const getText =
  (field: string, texts: (call: Call) => Localized, otherwise: (call: Call) => string): MethodHandler =>
  (call) => ({ [field]: texts(call).get(language(call)) ?? texts(call).get("") ?? otherwise(call) });

function checkedLanguage(call: Call): string {
  const code = language(call);
  if (code !== "" && !/^[a-z]{2}$/.test(code)) throw badRequest("invalid language_code specified");
  return code;
}

export function setChatMenuButton(call: Call) {
  const button = (call.params.menu_button as Record<string, unknown> | undefined) ?? { type: "default" };
  if (call.params.chat_id === undefined) {
    call.bot.menu_button = button;
    return changed(call);
  }
  const chat = privateChat(call);
  chat.menu_button = button;
  chatChanged(call.world, chat);
  return true;
}

export function getChatMenuButton(call: Call) {
  if (call.params.chat_id === undefined) return call.bot.menu_button;
  return privateChat(call).menu_button ?? call.bot.menu_button;
}
