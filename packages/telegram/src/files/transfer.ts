import { basename } from "node:path/posix";
import type { FileRef, MediaKind } from "@gotovo/domain";
import { type Api, GrammyError, InputFile } from "grammy";
import type { Message } from "grammy/types";
import { fileIn } from "./file-in.ts";

/** Telegram will never give us this file; the message is `too_big` for one over 20 MB, else Telegram's own words. */
export class FileRefused extends Error {}

/** A bot's own ids of files that it has sent on; kept, so that a file crosses between the bots once. */
export interface FileCache {
  find(bot: string, uniqueId: string, kind: MediaKind): Promise<string | null>;
  save(bot: string, uniqueId: string, kind: MediaKind, fileId: string): Promise<void>;
  forget(bot: string, uniqueId: string, kind: MediaKind): Promise<void>;
}

/** The other bot, whose files this one sends on. */
export interface PeerBot {
  readonly name: string;
  readonly api: Api;
  readonly token: string;
  readonly apiRoot: string;
}

export interface FileToSend {
  readonly file: FileRef;
  readonly owner: string;
  readonly media: MediaKind;
}

/** Brings files from one bot to the other: a `file_id` is of use to one bot only. */
export interface FileTransfer {
  /**
   * What to put into the call: an id that this bot knows, or a stream from the other bot's download.
   * @throws FileRefused
   */
  open(wish: FileToSend): Promise<string | InputFile>;
  /** Remembers the ids that a file got by being sent. */
  sent(wish: FileToSend, message: Message): Promise<void>;
  /** A remembered id that Telegram does not take (any longer). */
  forget(wish: FileToSend): Promise<void>;
}

const downloadMs = 120_000;

/** @param self this bot's name, by which its files are remembered */
export function createFileTransfer(self: string, peer: PeerBot | null, cache: FileCache): FileTransfer {
  return {
    async open({ file, owner, media }) {
      if (owner === self) return file.fileId;
      const known = await cache.find(self, file.uniqueId, media);
      if (known !== null) return known;
      if (peer === null || owner !== peer.name)
        throw new Error(`Files of the bot ${owner} cannot be fetched`);
      const path = await locate(peer, file);
      const name = plainName(file.name ?? basename(path));
      return new InputFile(await download(`${peer.apiRoot}/file/bot${peer.token}/${path}`), name);
    },
    async sent({ file, owner, media }, message) {
      if (owner === self) return;
      const ours = fileIn(message);
      if (!ours) return;
      await cache.save(self, file.uniqueId, media, ours.file.fileId);
      // Should somebody send the copy back, it need not cross again.
      await cache.save(owner, ours.file.uniqueId, media, file.fileId);
    },
    forget: ({ file, media }) => cache.forget(self, file.uniqueId, media),
  };
}

/** A name that fits into a header: grammY refuses to send one with a line break, however often it is tried. */
function plainName(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, "_");
}

async function locate(peer: PeerBot, file: FileRef): Promise<string> {
  try {
    const { file_path } = await peer.api.getFile(file.fileId);
    if (file_path === undefined) throw new FileRefused("too_big");
    return file_path;
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    throw new FileRefused(
      error.description.toLowerCase().includes("too big") ? "too_big" : error.description,
    );
  }
}

/** The file's bytes, as they come. */
async function download(url: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(downloadMs) });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    const why = `The file cannot be downloaded (HTTP ${response.status})`;
    const isPassing = response.status >= 500 || response.status === 429;
    throw isPassing ? new Error(why) : new FileRefused(why);
  }
  return response.body;
}
