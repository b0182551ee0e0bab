/**
 * The kinds of messages that are only passed on: the sandbox keeps the fields of the Bot API Message that hold them.
 * https://core.telegram.org/bots/api#message
 */

/** What belongs to a message whatever it holds, and is the sandbox's own to fill in. */
const frameFields = new Set(
  `message_id message_thread_id direct_messages_topic from sender_chat sender_boost_count sender_business_bot sender_tag
  date guest_query_id business_connection_id chat forward_origin is_topic_message is_automatic_forward reply_to_message
  external_reply quote reply_to_story reply_to_checklist_task_id reply_to_poll_option_id via_bot guest_bot_caller_user
  guest_bot_caller_chat edit_date has_protected_content is_from_offline is_paid_post media_group_id author_signature
  paid_star_count link_preview_options suggested_post_info effect_id entities caption caption_entities
  show_caption_above_media has_media_spoiler reply_markup`.split(/\s+/),
);
/** What a person or bot says. All else that is no frame is a line about the chat: a service message. */
const saidFields = new Set(
  `text rich_message animation audio document live_photo paid_media photo sticker story video video_note voice checklist
  contact dice game poll venue location invoice giveaway giveaway_winners`.split(/\s+/),
);
/** What cannot be copied, only forwarded. */
const uncopyable = ["paid_media", "giveaway", "giveaway_winners", "invoice"];

type Fields = Record<string, unknown>;

/** Filled in for every message, or beside its kind: never a kind of message. */
export const isFrame = (field: string) => frameFields.has(field);

/** The field that names the kind; of a kind the sandbox has never heard of too. */
export const kindOf = (fields: Fields): string =>
  Object.keys(fields).find((field) => !frameFields.has(field)) ?? "empty";

/** Kinds of tomorrow count as said: people notice when their words are lost. */
export const isServiceKind = (fields: Fields, known: (field: string) => boolean): boolean =>
  known(kindOf(fields)) && !saidFields.has(kindOf(fields));

export const isCopyable = (fields: Fields): boolean => !uncopyable.some((kind) => kind in fields);

/** The words in a message of any kind, for the page: the first texts that are found, at any depth. */
export function wordsIn(value: unknown, most = 4): string {
  const found: string[] = [];
  const look = (inner: unknown, key: string) => {
    if (found.length >= most) return;
    if (typeof inner === "string" && !/(?:^|_)(?:id|type|url|code)s?$|payload/.test(key)) found.push(inner);
    else if (typeof inner === "object" && inner !== null)
      for (const [name, part] of Object.entries(inner)) look(part, Array.isArray(inner) ? key : name);
  };
  look(value, "");
  return found.join(" · ");
}
