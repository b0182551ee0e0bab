import type { SandboxEvent } from "../control/contract.ts";
import { chatAt, chatState } from "./chats.ts";
import { displayCode } from "./codes.ts";
import { displayMessage } from "./display.ts";
import { groupState } from "./display-group.ts";
import type { Happening } from "./events.ts";
import type { World } from "./world.ts";

/** The picture of an event as of now; undefined when what it was about is gone since. */
export function displayEvent(world: World, happening: Happening): SandboxEvent | undefined {
  if (happening.type === "resync") return happening;
  if (happening.type === "person_changed") {
    const person = world.people.get(happening.person_id);
    return person && { type: happening.type, person };
  }
  if (happening.type === "code_changed") {
    const sent = world.codes.get(happening.request_id);
    return sent && { type: happening.type, code: displayCode(world, sent) };
  }
  const bot = happening.bot_id === null ? null : world.bots.get(happening.bot_id);
  if (bot === undefined) return undefined;
  if (happening.type === "bot_changed") return { type: happening.type, bot: bot?.username ?? "" };
  const chat = chatAt(world, happening);
  if (!chat) return undefined;
  const place = { bot: bot?.username ?? null, chat_id: happening.chat_id };
  switch (happening.type) {
    case "chat_changed":
      return chat.kind === "private"
        ? { type: happening.type, ...place, chat: chatState(world, chat) }
        : { type: "group_changed", group: groupState(world, chat) };
    case "message_new":
    case "message_edited": {
      const message = chat.messages.get(happening.message_id);
      return message && { type: happening.type, ...place, message: displayMessage(world, chat, message) };
    }
    default: {
      const { bot_id: _, ...rest } = happening;
      return { ...rest, ...place };
    }
  }
}
