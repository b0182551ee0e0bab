import { open } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { Readable } from "node:stream";

const telegramsOwn = /^https:\/\/api\.telegram\.org(\/|$)/;

/**
 * True for a file that a Bot API server run with `--local` names by its place on disk, instead of sending it. Telegram's
 * own server names no places, and would not be believed.
 */
export function isLocalFile(apiRoot: string, path: string): boolean {
  return isAbsolute(path) && !telegramsOwn.test(apiRoot);
}

/**
 * The bytes of such a file.
 * @throws Error of the file system when it cannot be read here
 */
export async function readLocalFile(path: string): Promise<ReadableStream<Uint8Array>> {
  const file = await open(path);
  return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
}
