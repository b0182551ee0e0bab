import type { ConversationContext } from "@gotovo/telegram";
import type { ChatContext } from "@gotovo/usecases/chats/enter-chat";

/** What a handler of the HoReCa bot gets. */
export type HorecaContext = ConversationContext<ChatContext>;
