import type { Api, InputFile } from "grammy";
import { albumItem, entitiesOf, markup } from "./send-post.ts";
import type { RelayStep } from "./types.ts";

/** The Bot API call that makes a message show a post. @param file for an edit of the file itself */
export async function editPost(
  api: Api,
  chatId: number,
  { how, messageId, post }: Extract<RelayStep, { do: "edit" }>,
  file: string | InputFile | null,
): Promise<void> {
  const reply_markup = markup(post.keyboard);
  if (how === "text" && post.kind === "text") {
    const entities = entitiesOf(post.body.entities);
    const link_preview_options = { is_disabled: true };
    await api.editMessageText(chatId, messageId, post.body.text, {
      entities,
      link_preview_options,
      reply_markup,
    });
    return;
  }
  if (how === "caption" && post.kind === "media") {
    const caption_entities = entitiesOf(post.body.entities);
    await api.editMessageCaption(chatId, messageId, {
      caption: post.body.text,
      caption_entities,
      reply_markup,
    });
    return;
  }
  if (how === "media" && post.kind === "media" && file !== null) {
    await api.editMessageMedia(chatId, messageId, albumItem(post, file), { reply_markup });
    return;
  }
  await api.editMessageReplyMarkup(chatId, messageId, { reply_markup });
}
