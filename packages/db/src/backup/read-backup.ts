import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import {
  type BackupEnd,
  type BackupHead,
  BadBackup,
  endMark,
  formatVersion,
  headMark,
  readCopyLine,
  type Section,
} from "./format.ts";
import { createLineReader } from "./line-reader.ts";

/** Told of each table in the order of the file. It reads all rows, or none. */
export type OnSection = (section: Section, rows: AsyncIterable<Buffer>) => Promise<void>;

/** What a backup says of itself. */
export interface ReadBackup {
  readonly head: BackupHead;
  readonly end: BackupEnd;
}

/**
 * Reads a whole backup, in pieces.
 * @throws BadBackup when it is none, is not whole, or was changed
 */
export async function readBackup(file: string, onSection: OnSection = async () => {}): Promise<ReadBackup> {
  const source = createReadStream(file);
  const plain = createGunzip();
  source.on("error", (error) => plain.destroy(error));
  source.pipe(plain);
  try {
    return await readScript(file, plain, onSection);
  } catch (error) {
    throw worded(file, error);
  } finally {
    source.destroy();
    plain.destroy();
  }
}

async function readScript(
  file: string,
  chunks: AsyncIterable<Buffer>,
  onSection: OnSection,
): Promise<ReadBackup> {
  const hash = createHash("sha256");
  const reader = createLineReader(chunks);
  const first = await reader.line();
  if (first === null || !first.startsWith(headMark)) throw new BadBackup(`${file} is no backup of Gotovo.`);
  const head = parse<BackupHead>(file, first.slice(headMark.length));
  if (head.format > formatVersion)
    throw new BadBackup(`${file} was written by a newer Gotovo (${head.product}). Restore it with that one.`);
  hash.update(`${first}\n`);
  const names: string[] = [];
  for (let line = await reader.line(); line !== null; line = await reader.line()) {
    if (line.startsWith(endMark)) {
      const end = parse<BackupEnd>(file, line.slice(endMark.length));
      const isWhole = end.sha256 === hash.digest("hex") && (await reader.line()) === null;
      if (!isWhole || names.join() !== end.tables.map(({ name }) => name).join())
        throw new BadBackup(
          `${file} was changed after it was written: what it ends with does not fit the rest.`,
        );
      return { head, end };
    }
    hash.update(`${line}\n`);
    const section = readCopyLine(line);
    if (!section) continue;
    names.push(section.name);
    const rows = reader.untilDot((part) => hash.update(part));
    await onSection(section, rows);
    for await (const _rest of rows);
  }
  throw new BadBackup(`${file} is not whole: its end is missing.`);
}

function parse<T>(file: string, json: string): T {
  try {
    return JSON.parse(json) as T;
  } catch {
    throw new BadBackup(`${file} is damaged: what it says of itself cannot be read.`);
  }
}

/** What zlib says of bytes that are not as gzip has written them. */
function worded(file: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new BadBackup(`There is no file ${file}.`);
  if (code === "Z_BUF_ERROR") return new BadBackup(`${file} is not whole: its end is missing.`);
  if (code === "Z_DATA_ERROR" && message === "incorrect header check")
    return new BadBackup(`${file} is no backup of Gotovo.`);
  if (code?.startsWith("Z_")) return new BadBackup(`${file} is damaged (${message}).`);
  return error;
}
