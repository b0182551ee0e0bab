import type { RelayRecord } from "@gotovo/domain";
import type { Api, InputFile } from "grammy";
import type { InputMediaPhoto, Message } from "grammy/types";
import type { Delivery } from "../chat-sync/deliver.ts";
import { FileRefused, type FileTransfer } from "../files/transfer.ts";
import type { Failure } from "../outbound/telegram-errors.ts";
import { editPost } from "./edit-post.ts";
import { albumItem, replyParameters, sendPost } from "./send-post.ts";
import type { MediaPost, Post, RelayStep, Reply } from "./types.ts";

export interface RelayDeps {
  /** With time enough for files. */
  readonly api: Api;
  readonly files: FileTransfer;
}

/** How and where in a chat something is posted. */
export interface Place {
  readonly silent: boolean;
  /** In a forum: the topic. */
  readonly topicId: number | null;
}

/** What is to be remembered of a step, or why Telegram will never take it. */
export type StepResult = { readonly records: readonly RelayRecord[] } | { readonly refused: string };

/**
 * Carries out one step in a chat.
 * @throws what the methods of `Delivery` throw
 */
export async function performStep(
  deps: RelayDeps,
  delivery: Delivery,
  chatId: bigint,
  step: RelayStep,
  place: Place,
): Promise<StepResult> {
  try {
    return await carryOut(deps, delivery, chatId, step, place);
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.message };
    throw error;
  }
}

async function carryOut(
  deps: RelayDeps,
  delivery: Delivery,
  chatId: bigint,
  step: RelayStep,
  place: Place,
): Promise<StepResult> {
  switch (step.do) {
    case "send":
      return send(deps, delivery, chatId, step, place);
    case "album":
      return sendAlbum(deps, delivery, chatId, step, place);
    case "edit":
      return edit(deps, delivery, chatId, step);
    case "remove":
      await delivery.remove(chatId, step.messageId);
      return { records: [{ do: "gone", messageId: step.messageId }] };
    case "react": {
      const { source, messageId, emoji } = step;
      const reaction = emoji === null ? [] : [{ type: "emoji" as const, emoji: emoji as "👍" }];
      // A reaction is an ornament: one that cannot be shown (the message is gone, or they are off) is not tried again.
      await delivery.uncounted(chatId, () =>
        deps.api.setMessageReaction(Number(chatId), messageId, reaction),
      );
      return { records: [{ do: "reacted", source, messageId, emoji }] };
    }
    default:
      return step satisfies never;
  }
}

async function send(
  { api, files }: RelayDeps,
  delivery: Delivery,
  chatId: bigint,
  step: Extract<RelayStep, { do: "send" }>,
  place: Place,
): Promise<StepResult> {
  const sent = await withFallbacks(step.post, step.reply, files, async (post, reply) => {
    const file = await open(files, post);
    return delivery.counted(chatId, () => sendPost(api, Number(chatId), post, file, { ...place, reply }));
  });
  if ("failure" in sent) return { refused: describe(sent.failure) };
  if (step.post.kind === "media") await files.sent(step.post, sent.ok);
  const { id, part, shown } = step;
  return { records: [{ do: "copy", id, part, messageId: sent.ok.message_id, shown }] };
}

type Result<T> = { ok: T } | { failure: Failure };

/** Sends once more without what Telegram does not take: the quote, an id of the file, what is bold. */
async function withFallbacks(
  post: Post,
  reply: Reply | null,
  files: FileTransfer,
  attempt: (post: Post, reply: Reply | null) => Promise<Result<Message>>,
): Promise<Result<Message>> {
  const first = await attempt(post, reply);
  if (!("failure" in first) || first.failure.kind !== "refused") return first;
  const reason = first.failure.description.toLowerCase();
  if (reply?.quote && reason.includes("quote")) {
    return withFallbacks(post, { ...reply, quote: undefined }, files, attempt);
  }
  if (reply && isReplyGone(reason)) return withFallbacks(post, null, files, attempt);
  if (post.kind === "media" && isUnknownFile(reason)) {
    await files.forget(post);
    return attempt(post, reply);
  }
  if ("body" in post && post.body.entities.length > 0 && reason.includes("entit")) {
    return attempt({ ...post, body: { ...post.body, entities: [] } }, reply);
  }
  return first;
}

/** An id of a file that Telegram has forgotten, or never knew of this bot. */
function isUnknownFile(description: string): boolean {
  return /file identifier|file_reference/i.test(description);
}

/** In a topic Telegram insists that the message replied to is there. */
function isReplyGone(description: string): boolean {
  return /repl.*not found|repl.*invalid/i.test(description);
}

async function sendAlbum(
  { api, files }: RelayDeps,
  delivery: Delivery,
  chatId: bigint,
  { items, reply }: Extract<RelayStep, { do: "album" }>,
  { silent, topicId }: Place,
): Promise<StepResult> {
  const attempt = async (quoted: Reply | null) => {
    const media = await Promise.all(
      items.map(async ({ post }) => albumItem(post, (await open(files, post)) as string | InputFile)),
    );
    return delivery.counted(chatId, () =>
      api.sendMediaGroup(Number(chatId), media as InputMediaPhoto[], {
        ...(silent && { disable_notification: true }),
        ...(topicId !== null && { message_thread_id: topicId }),
        ...(quoted && { reply_parameters: replyParameters(quoted) }),
      }),
    );
  };
  let sent = await attempt(reply);
  if ("failure" in sent && reply?.quote) sent = await attempt({ ...reply, quote: undefined });
  if ("failure" in sent && reply && isReplyGone(describe(sent.failure))) sent = await attempt(null);
  if ("failure" in sent && isUnknownFile(describe(sent.failure))) {
    for (const { post } of items) await files.forget(post);
    sent = await attempt(reply);
  }
  if ("failure" in sent) return { refused: describe(sent.failure) };
  const records: RelayRecord[] = [];
  for (const [index, message] of sent.ok.entries()) {
    const item = items[index];
    if (!item) break;
    await files.sent(item.post, message);
    const { id, part, shown } = item;
    records.push({ do: "copy", id, part, messageId: message.message_id, shown });
  }
  return { records };
}

/** What was deleted in that chat meanwhile is not sent again by an edit. */
async function edit(
  { api, files }: RelayDeps,
  delivery: Delivery,
  chatId: bigint,
  step: Extract<RelayStep, { do: "edit" }>,
): Promise<StepResult> {
  const file = step.how === "media" ? await open(files, step.post) : null;
  const edited = await delivery.counted(chatId, () => editPost(api, Number(chatId), step, file));
  const { id, part, messageId, shown } = step;
  if ("failure" in edited && edited.failure.kind === "refused") return { refused: describe(edited.failure) };
  return { records: [{ do: "copy", id, part, messageId, shown }] };
}

async function open(files: FileTransfer, post: Post | MediaPost): Promise<string | InputFile | null> {
  return post.kind === "media" ? files.open(post) : null;
}

function describe(failure: Failure): string {
  return failure.kind === "refused" ? failure.description : failure.kind;
}
