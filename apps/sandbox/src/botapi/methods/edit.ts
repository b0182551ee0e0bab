import { botMessage } from "../../state/bot-view.ts";
import { deleteMessages, editMessage, isService } from "../../state/messages.ts";
import { rightsIn } from "../../state/roster.ts";
import type { Chat, Content, Message } from "../../state/types.ts";
import { unixTime } from "../../state/world.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { readMarkup } from "./markup.ts";
import { readCaption, readText, refuseNotDone } from "./send.ts";
import { chatToEdit, messageOf } from "./target.ts";

const deleteWithinSeconds = 48 * 60 * 60;

export function editMessageText(call: Call) {
  const { link_preview_options } = call.params;
  refuseNotDone(call);
  const body = readText(call.params, "MESSAGE_TOO_LONG");
  return edit(call, ({ content }) => {
    if (content.kind !== "text") throw badRequest("there is no text in the message to edit");
    return { kind: "text", body, ...(link_preview_options !== undefined && { link_preview_options }) };
  });
}

export function editMessageCaption(call: Call) {
  const caption = readCaption(call.params, "MEDIA_CAPTION_TOO_LONG");
  const above = call.params.show_caption_above_media === true;
  return edit(call, ({ content }) => {
    if (content.kind !== "file") throw badRequest("there is no caption in the message to edit");
    const { show_caption_above_media: _, ...rest } = content;
    return { ...rest, caption, ...(above && { show_caption_above_media: true }) };
  });
}

export function editMessageReplyMarkup(call: Call) {
  return edit(call, ({ content }) => content);
}

/**
 * The common part of all edits: finds the message, checks that it is the bot's and that something really changes.
 * An edit without reply_markup takes the buttons away, as in Telegram.
 */
export function edit(call: Call, change: (message: Message) => Content): Record<string, unknown> {
  const { world, params } = call;
  refuseNotDone(call);
  const { chat, message } = messageToEdit(call);
  const markup = readMarkup(params.reply_markup);
  if (markup.kind === "keyboard" || markup.kind === "remove") {
    throw badRequest("inline keyboard expected");
  }
  const keyboard = markup.kind === "inline" ? markup.rows : undefined;
  const content = change(message);
  const sameContent = content === message.content || same(content, message.content);
  if (sameContent && same(keyboard, message.inline_keyboard)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  const edited = editMessage(world, chat, message, {
    ...(!sameContent && { content }),
    inline_keyboard: keyboard,
  });
  return botMessage(world, chat, edited, call.bot);
}

function messageToEdit(call: Call): { chat: Chat; message: Message } {
  const { bot, params } = call;
  if (params.chat_id === undefined && params.message_id === undefined) {
    throw badRequest("message identifier is not specified");
  }
  if (params.chat_id === undefined) throw badRequest("chat_id is empty");
  const chat = chatToEdit(call);
  const message = messageOf(chat, params.message_id, "message to edit");
  // The bot's own messages may be edited at any age; a keyboard, a service line or a forward never.
  const editable = message.from_id === bot.id && !message.had_other_markup && !message.forwarded_from;
  if (!editable || isService(message.content)) throw badRequest("message can't be edited");
  return { chat, message };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export function deleteMessage(call: Call) {
  const chat = chatToEdit(call);
  const message = messageOf(chat, call.params.message_id, "message to delete");
  checkDeletable(call, chat, message);
  deleteMessages(call.world, chat, [message.message_id]);
  return true;
}

/** Ids that are gone already are skipped. */
export function deleteMessagesMethod(call: Call) {
  const ids = call.params.message_ids as number[];
  if (ids.length === 0) throw badRequest("message identifiers are not specified");
  if (ids.length > 100) throw badRequest("too many message identifiers specified");
  const chat = chatToEdit(call);
  for (const id of ids) {
    const message = chat.messages.get(id);
    if (message) checkDeletable(call, chat, message);
  }
  deleteMessages(call.world, chat, ids);
  return true;
}

function checkDeletable({ world, bot }: Call, chat: Chat, message: Message): void {
  if (unixTime(world) - message.date > deleteWithinSeconds) {
    throw badRequest("message can't be deleted for everyone");
  }
  if (chat.kind === "private") return;
  const note = message.content.kind === "service" ? message.content.note.type : undefined;
  const lasting = note === "topic_created" || note === "group_created";
  const allowed = message.from_id === bot.id || rightsIn(chat, bot.id).can_delete_messages;
  if (lasting || !allowed) throw badRequest("message can't be deleted");
}
