import { joinFormatted } from "@gotovo/domain";
import type { InputFile } from "grammy";
import type { Message } from "grammy/types";
import type { Delivery } from "../chat-sync/deliver.ts";
import { FileRefused, type FileTransfer } from "../files/transfer.ts";
import type { Failure } from "../outbound/telegram-errors.ts";
import { captionLimit, messageLimit } from "../text/html.ts";
import { quoteOf } from "./context-of.ts";
import { editPost } from "./edit-post.ts";
import { sendAlbum } from "./perform-album.ts";
import {
  FilesRefused,
  isReplyGone,
  isUnknownFile,
  refusalOf,
  type StepResult,
  uploading,
} from "./refused.ts";
import type { Place, RelayDeps } from "./relay-deps.ts";
import { sendPost } from "./send-post.ts";
import type { Post, RelayStep, Reply } from "./types.ts";

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
    if (!(error instanceof FileRefused)) throw error;
    const { verdict, message: description } = error;
    const ids = error instanceof FilesRefused ? error.ids : "id" in step ? [step.id] : [];
    return { refused: { ...verdict, description, ids } };
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
    return uploading([[step.id, file]], () =>
      delivery.counted(chatId, () => sendPost(api, Number(chatId), post, file, { ...place, reply })),
    );
  });
  if ("failure" in sent) return { refused: refusalOf(sent.failure, [step.id]) };
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
    return withFallbacks(quoting(post, reply), { ...reply, quote: undefined }, files, attempt);
  }
  if (reply && isReplyGone(reason)) return withFallbacks(quoting(post, reply), null, files, attempt);
  if (post.kind === "media" && isUnknownFile(reason)) {
    await files.forget(post);
    return attempt(post, reply);
  }
  if ("body" in post && post.body.entities.length > 0 && reason.includes("entit")) {
    return attempt({ ...post, body: { ...post.body, entities: [] } }, reply);
  }
  return first;
}

/** What was deleted in that chat meanwhile is not sent again by an edit. */
async function edit(
  { api, files }: RelayDeps,
  delivery: Delivery,
  chatId: bigint,
  step: Extract<RelayStep, { do: "edit" }>,
): Promise<StepResult> {
  const file = step.how === "media" ? await open(files, step.post) : null;
  const edited = await uploading([[step.id, file]], () =>
    delivery.counted(chatId, () => editPost(api, Number(chatId), step, file)),
  );
  const { id, part, messageId, shown, how } = step;
  if ("failure" in edited && edited.failure.kind === "refused")
    return { refused: refusalOf(edited.failure, how === "media" ? [id] : []) };
  return { records: [{ do: "copy", id, part, messageId, shown }] };
}

async function open(files: FileTransfer, post: Post): Promise<string | InputFile | null> {
  return post.kind === "media" ? files.open(post) : null;
}

/** What Telegram does not show as a quote stands in the message itself, where there is room for it. */
function quoting(post: Post, { quote }: Reply): Post {
  if (!quote || !("body" in post) || post.body.text === "") return post;
  const body = joinFormatted(quoteOf(quote.text), post.body);
  return body.text.length > (post.kind === "text" ? messageLimit : captionLimit) ? post : { ...post, body };
}
