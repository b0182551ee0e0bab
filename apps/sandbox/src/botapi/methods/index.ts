import type { MethodHandler } from "../call.ts";
import type { Webhooks } from "../webhooks.ts";
import { answerCallbackQuery } from "./callback.ts";
import { getChat, sendChatAction, setMessageReaction } from "./chat.ts";
import { copyMessage, copyMessages, forwardMessage, forwardMessages } from "./copy.ts";
import {
  deleteMessage,
  deleteMessagesMethod,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
} from "./edit.ts";
import { sendDice, sendPoll } from "./games.ts";
import {
  editMessageMedia,
  getFile,
  sendContact,
  sendFile,
  sendLocation,
  sendMediaGroup,
  sendVenue,
} from "./media.ts";
import { getChatAdministrators, getChatMember, getChatMemberCount, leaveChat } from "./members.ts";
import { pinChatMessage, unpinAllChatMessages, unpinChatMessage } from "./pins.ts";
import {
  deleteMyCommands,
  getChatMenuButton,
  getMe,
  getMyCommands,
  getText,
  getUserProfilePhotos,
  setChatMenuButton,
  setMyCommands,
  setText,
} from "./profile.ts";
import { sendMessage } from "./send.ts";
import {
  closeForumTopic,
  createForumTopic,
  deleteForumTopic,
  editForumTopic,
  reopenForumTopic,
  unpinAllForumTopicMessages,
} from "./topics.ts";
import { getWebhookInfo, type Pollers } from "./updates.ts";

/** Every method the sandbox acts on. Other methods of the Bot API answer 501. */
export function createMethods(deps: { pollers: Pollers; webhooks: Webhooks }): Record<string, MethodHandler> {
  return {
    getMe,
    getUpdates: deps.pollers.getUpdates,
    setWebhook: deps.webhooks.set,
    deleteWebhook: deps.webhooks.remove,
    getWebhookInfo,
    sendMessage,
    sendPhoto: sendFile("photo"),
    sendDocument: sendFile("document"),
    sendVideo: sendFile("video"),
    sendVoice: sendFile("voice"),
    sendVideoNote: sendFile("video_note"),
    sendAudio: sendFile("audio"),
    sendAnimation: sendFile("animation"),
    sendSticker: sendFile("sticker"),
    sendMediaGroup,
    sendContact,
    sendLocation,
    sendVenue,
    sendDice,
    sendPoll,
    forwardMessage,
    forwardMessages,
    copyMessage,
    copyMessages,
    getFile,
    editMessageText,
    editMessageCaption,
    editMessageMedia,
    editMessageReplyMarkup,
    deleteMessage,
    deleteMessages: deleteMessagesMethod,
    answerCallbackQuery,
    setMyCommands,
    getMyCommands,
    deleteMyCommands,
    setMyName: setText("name", 64, ({ bot }) => bot.names),
    getMyName: getText(
      "name",
      ({ bot }) => bot.names,
      ({ bot }) => bot.first_name,
    ),
    setMyDescription: setText("description", 512, ({ bot }) => bot.descriptions),
    getMyDescription: getText(
      "description",
      ({ bot }) => bot.descriptions,
      () => "",
    ),
    setMyShortDescription: setText("short_description", 120, ({ bot }) => bot.short_descriptions),
    getMyShortDescription: getText(
      "short_description",
      ({ bot }) => bot.short_descriptions,
      () => "",
    ),
    setChatMenuButton,
    getChatMenuButton,
    getUserProfilePhotos,
    sendChatAction,
    getChat,
    getChatMember,
    getChatMemberCount,
    getChatAdministrators,
    leaveChat,
    setMessageReaction,
    pinChatMessage,
    unpinChatMessage,
    unpinAllChatMessages,
    createForumTopic,
    editForumTopic,
    closeForumTopic,
    reopenForumTopic,
    deleteForumTopic,
    unpinAllForumTopicMessages,
  };
}
