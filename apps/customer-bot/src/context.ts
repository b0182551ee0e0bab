import type { ConversationContext } from "@gotovo/telegram";
import type { ChatContext } from "@gotovo/usecases/chats/enter-chat";

/** What a handler of the customer bot gets. */
export type CustomerContext = ConversationContext<ChatContext>;
