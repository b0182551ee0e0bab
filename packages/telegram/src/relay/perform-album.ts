import type { RelayRecord } from "@gotovo/domain";
import type { InputFile } from "grammy";
import type { InputMediaPhoto } from "grammy/types";
import type { Delivery } from "../chat-sync/deliver.ts";
import { discard, FileRefused, type FileTransfer } from "../files/transfer.ts";
import type { Failure } from "../outbound/telegram-errors.ts";
import {
  describe,
  FilesRefused,
  isReplyGone,
  isUnknownFile,
  refusalOf,
  type StepResult,
  uploading,
} from "./refused.ts";
import type { Place, RelayDeps } from "./relay-deps.ts";
import { albumItem, replyParameters } from "./send-post.ts";
import type { RelayStep, Reply } from "./types.ts";

type Album = Extract<RelayStep, { do: "album" }>;
type AlbumItem = Album["items"][number];

/**
 * Sends an album, all of it or nothing.
 * @throws FilesRefused (with those that cannot be had), and what the methods of `Delivery` throw
 */
export async function sendAlbum(
  { api, files }: RelayDeps,
  delivery: Delivery,
  chatId: bigint,
  { items, reply }: Album,
  { silent, topicId }: Place,
): Promise<StepResult> {
  const attempt = async (quoted: Reply | null) => {
    const opened = await openAll(files, items);
    const media = items.map(({ id, post }) => albumItem(post, opened.get(id) as string | InputFile));
    const send = () =>
      api.sendMediaGroup(Number(chatId), media as InputMediaPhoto[], {
        ...(silent && { disable_notification: true }),
        ...(topicId !== null && { message_thread_id: topicId }),
        ...(quoted && { reply_parameters: replyParameters(quoted) }),
      });
    return uploading([...opened], () => delivery.counted(chatId, send));
  };
  let sent = await attempt(reply);
  if ("failure" in sent && reply?.quote) sent = await attempt({ ...reply, quote: undefined });
  if ("failure" in sent && reply && isReplyGone(describe(sent.failure))) sent = await attempt(null);
  if ("failure" in sent && isUnknownFile(describe(sent.failure))) {
    for (const { post } of items) await files.forget(post);
    sent = await attempt(reply);
  }
  if ("failure" in sent) return { refused: refusalOf(sent.failure, culpritsOf(sent.failure, items)) };
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

/** All files of an album, by the ids of their messages. */
async function openAll(
  files: FileTransfer,
  items: readonly AlbumItem[],
): Promise<Map<string, string | InputFile>> {
  const opened = new Map<string, string | InputFile>();
  const refusals: [string, FileRefused][] = [];
  const tries = await Promise.allSettled(items.map(({ post }) => files.open(post)));
  const faults: unknown[] = [];
  for (const [index, { id }] of items.entries()) {
    const tried = tries[index];
    if (tried?.status === "fulfilled") opened.set(id, tried.value);
    else if (tried?.reason instanceof FileRefused) refusals.push([id, tried.reason]);
    else faults.push(tried?.reason);
  }
  if (faults.length + refusals.length === 0) return opened;
  await Promise.all([...opened.values()].map(discard));
  throw faults.length > 0 ? faults[0] : new FilesRefused(refusals);
}

/** The file that Telegram names ("failed to send message #2 …"); none: it does not say which. */
function culpritsOf(failure: Failure, items: readonly AlbumItem[]): string[] {
  const number = /message #(\d+)/i.exec(describe(failure))?.[1];
  const named = number === undefined ? undefined : items[Number(number) - 1];
  return named ? [named.id] : [];
}
