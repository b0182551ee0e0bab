import { basename } from "node:path/posix";
import { setTimeout as sleep } from "node:timers/promises";
import type { FileRef, MediaKind } from "@gotovo/domain";
import { type Api, InputFile } from "grammy";
import type { Message } from "grammy/types";
import { judge, type Verdict } from "../outbound/refusals.ts";
import { classify } from "../outbound/telegram-errors.ts";
import { fileIn } from "./file-in.ts";
import { isLocalFile, readLocalFile } from "./local-files.ts";

/** Telegram does not give us this file: now, or ever. The message is Telegram's own words, or what happened. */
export class FileRefused extends Error {
  readonly verdict: Verdict;

  constructor(message: string, verdict: Verdict) {
    super(message);
    this.verdict = verdict;
  }
}

const tooBig: Verdict = { hope: "final", reason: "too_big" };

/** Downloads that ended before their end, by what was to be sent of them. */
const broken = new WeakMap<InputFile, Error>();

const downloads = new WeakMap<InputFile, AsyncIterator<Uint8Array>>();

/** Why a file could not be sent whole, when it is its download that has ended; null when it is something else. */
export function brokenDownload(file: string | InputFile | null): FileRefused | null {
  const error = typeof file === "object" && file !== null ? broken.get(file) : undefined;
  return error ? new FileRefused(error.message, { hope: "passing", reason: "file" }) : null;
}

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
      return inputOf(await bytesOf(peer, path), name);
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

/** Milliseconds before asking for a file once more: a connection that breaks must not part an album. */
const askAgainMs = [50, 250] as const;

async function locate(peer: PeerBot, file: FileRef): Promise<string> {
  try {
    const { file_path } = await patiently(() => peer.api.getFile(file.fileId), isTransient);
    if (file_path !== undefined) return file_path;
  } catch (error) {
    const failure = classify(error);
    if (failure === null) throw error;
    const words = (error as Error).message;
    if (failure.kind === "refused") throw new FileRefused(words, judge(failure.description));
    // The chat goes on without it meanwhile: it may be Telegram that is away, or this file alone.
    throw new FileRefused(words, { hope: "away", reason: "file" });
  }
  throw new FileRefused("The file has no path", tooBig);
}

const isTransient = (error: unknown) => classify(error)?.kind === "transient";
const isNoTimeout = (error: unknown) => (error as Error).name !== "TimeoutError";

async function patiently<T>(ask: () => Promise<T>, isBlip: (error: unknown) => boolean): Promise<T> {
  for (const pauseMs of askAgainMs) {
    try {
      return await ask();
    } catch (error) {
      if (!isBlip(error)) throw error;
      await sleep(pauseMs);
    }
  }
  return ask();
}

/** The file's bytes, as they come. */
function bytesOf({ apiRoot, token }: PeerBot, path: string): Promise<ReadableStream<Uint8Array>> {
  if (!isLocalFile(apiRoot, path)) return download(`${apiRoot}/file/bot${token}/${path}`);
  return readLocalFile(path).catch((error: unknown) => {
    const why = `TELEGRAM_API_ROOT names a file that cannot be read here: share the folder of that server (${error})`;
    throw new FileRefused(why, { hope: "passing", reason: "file" });
  });
}

async function download(url: string): Promise<ReadableStream<Uint8Array>> {
  const ask = () => fetch(url, { signal: AbortSignal.timeout(downloadMs) });
  const response = await patiently(ask, isNoTimeout).catch((error) => {
    throw new FileRefused(`The file cannot be downloaded (${error})`, { hope: "passing", reason: "file" });
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    const why = `The file cannot be downloaded (HTTP ${response.status})`;
    const isPassing = response.status >= 500 || response.status === 429;
    throw new FileRefused(why, { hope: isPassing ? "passing" : "doubtful", reason: "file" });
  }
  return response.body;
}

/** Ends the download of a file that is not sent after all. */
export async function discard(file: string | InputFile): Promise<void> {
  if (typeof file !== "string") await downloads.get(file)?.return?.();
}

/**
 * What is sent of a stream, and remembered as broken when that breaks. The stream is taken hold of at once: `fetch` cancels
 * one that nobody has begun to read as soon as its response is forgotten, and what waited for its turn to be sent was empty.
 */
function inputOf(stream: ReadableStream<Uint8Array>, name: string): InputFile {
  const chunks = stream.values();
  const input: InputFile = new InputFile(watched(), name);
  downloads.set(input, chunks);
  async function* watched(): AsyncGenerator<Uint8Array, void> {
    let size = 0;
    try {
      for await (const chunk of chunks) {
        size += chunk.length;
        yield chunk;
      }
      // Telegram keeps no empty files.
      if (size === 0) throw new Error("The download brought nothing");
    } catch (error) {
      broken.set(input, error as Error);
      throw error;
    }
  }
  return input;
}
