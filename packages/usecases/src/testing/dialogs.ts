import type { MessageContent } from "@gotovo/domain";
import { createChatStore } from "../chat-sync/chat-store.ts";
import type { ChatContext } from "../chats/enter-chat.ts";
import type { ChatKey, Deps } from "../context.ts";
import { receiveMessage } from "../dialogs/receive-message.ts";
import { sendMessage } from "../dialogs/send-message.ts";
import type { Shop } from "./shop.ts";
import type { Colleague } from "./team.ts";

/** A text as a dialog keeps it. */
export function saying(text: string): MessageContent {
  return { kind: "text", text, entities: [] };
}

/** A photo as a dialog keeps it. */
export function photo(name: string, caption = ""): MessageContent {
  const file = { fileId: `file-${name}`, uniqueId: name };
  return { kind: "media", media: "photo", file, text: caption, entities: [] };
}

let lastMessageId = 100;

export interface Written {
  /** Another message id makes another message. */
  readonly messageId?: number;
  readonly album?: string | null;
  readonly content?: MessageContent;
}

/** Whoever writes to a café is paired with it. */
async function pairWith({ db }: Deps, personId: string, venueId: string): Promise<void> {
  await db.pool.query(
    `insert into customer (id, merchant_id, person_id, paired_at)
     select gen_random_uuid(), merchant_id, $1, now() from venue v where v.id = $2
       and not exists (select from customer c where c.person_id = $1 and c.merchant_id = v.merchant_id)
     on conflict do nothing`,
    [personId, venueId],
  );
}

/** A customer writes to a venue in their chat; returns the dialog. */
export async function writes(
  deps: Deps,
  customer: ChatContext,
  venueId: string,
  text: string,
  { messageId = ++lastMessageId, album = null, content = saying(text) }: Written = {},
): Promise<string> {
  const { bot, chatId, person } = customer;
  await pairWith(deps, person.id, venueId);
  const source = { bot, chatId, messageId };
  const to = { personId: person.id, venueId, orderId: null, replyToId: null };
  return (await receiveMessage(deps, { ...to, content, album, source })).dialogId;
}

/** A member of staff answers in a dialog; returns who answers it from then on. */
export async function answers(
  deps: Deps,
  { chat, staff }: Colleague,
  dialogId: string,
  text: string,
  { messageId = ++lastMessageId, album = null, content = saying(text) }: Written = {},
): Promise<string> {
  const source = { bot: chat.bot, chatId: chat.chatId, messageId };
  return (await sendMessage(deps, staff, { dialogId, content, album, source, replyTo: null })).assigneeId;
}

/** What of dialogs waits to be shown in a chat, oldest first: texts, captions, names of files. */
export async function toBeShown(shop: Shop, { bot, chatId }: ChatKey): Promise<string[]> {
  const view = await createChatStore(shop.deps, bot).read(chatId);
  return (view?.messages ?? []).flatMap(({ content, silent }) =>
    "relay" in content
      ? [
          content.relay.messages.map(({ content }) => wordsOf(content)).join("+") +
            (silent ? " (silent)" : ""),
        ]
      : [],
  );
}

function wordsOf(content: MessageContent): string {
  if (content.kind === "media") return content.text || content.file.uniqueId;
  return content.kind === "text" ? content.text : content.kind;
}

/** Has everything that waits in a chat shown there, as chat sync does; returns the ids of its messages. */
export async function showAll(shop: Shop, { bot, chatId }: ChatKey): Promise<number[]> {
  const store = createChatStore(shop.deps, bot);
  const ids: number[] = [];
  for (;;) {
    const next = (await store.read(chatId))?.messages[0];
    if (!next) return ids;
    const messageId = ++lastMessageId;
    if ("relay" in next.content) {
      for (const message of next.content.relay.messages) {
        if (message.sourceMessageId !== null || message.copies.length > 0) continue;
        const copy = {
          do: "copy" as const,
          id: message.id,
          part: 0,
          messageId: ++lastMessageId,
          shown: "text x",
        };
        await store.recordRelayed(chatId, [copy]);
        ids.push(copy.messageId);
      }
    }
    await store.recordSent(next.id, messageId);
  }
}
