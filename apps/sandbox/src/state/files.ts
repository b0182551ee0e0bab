import { createHash } from "node:crypto";
import type { Bot, FileView, StoredFile } from "./types.ts";
import type { World } from "./world.ts";

type Look = { [Key in keyof Omit<FileView, "file_unique_id" | "file_size">]: FileView[Key] | undefined };

/**
 * Keeps the bytes (equal ones once) and returns the file as a message shows it. With `declaredSize` it passes for a
 * file of so many bytes.
 */
export function storeFile(world: World, bytes: Uint8Array, look: Look, declaredSize?: number): FileView {
  const hash = createHash("sha256").update(bytes);
  if (declaredSize !== undefined) hash.update(`declared ${declaredSize}`);
  const file_unique_id = hash.digest("base64url").slice(0, 16);
  const given = Object.entries(look).filter(([, value]) => value !== undefined && value !== "");
  const view: FileView = {
    ...(Object.fromEntries(given) as Pick<FileView, "kind">),
    file_unique_id,
    file_size: declaredSize ?? bytes.length,
  };
  if (!world.files.has(file_unique_id)) {
    const { kind: _, has_spoiler: __, file_size: ___, ...stored } = view;
    const declared = declaredSize !== undefined && { declared_size: declaredSize };
    world.files.set(file_unique_id, { ...stored, ...declared, bytes });
  }
  return view;
}

/** The size of a stored file in bytes, as Telegram counts it. */
export const sizeOf = ({ declared_size, bytes }: StoredFile) => declared_size ?? bytes.length;

/**
 * file_id names a file for one bot only: another bot's is refused, as in Telegram. file_unique_id is the same for all
 * bots and useless for downloading.
 */
export const fileIdFor = (bot: Bot, kind: string, uniqueId: string) =>
  Buffer.from(`${bot.id}|${kind}|${uniqueId}`).toString("base64url");

/** What a file_id means to a bot; undefined when it is not a file_id of this bot or the file is gone. */
export function resolveFileId(
  world: World,
  bot: Bot,
  fileId: string,
): { kind: string; uniqueId: string } | undefined {
  const [owner, kind, uniqueId] = Buffer.from(fileId, "base64url").toString().split("|");
  if (owner !== String(bot.id) || !kind || !uniqueId || !world.files.has(uniqueId)) return undefined;
  return { kind, uniqueId };
}

/** The field of a Bot API Message that holds this file. */
export function botFile(bot: Bot, file: FileView): Record<string, unknown> {
  const ids = {
    file_id: fileIdFor(bot, file.kind, file.file_unique_id),
    file_unique_id: file.file_unique_id,
    file_size: file.file_size,
  };
  const names = {
    ...(file.file_name && { file_name: file.file_name }),
    ...(file.mime_type && { mime_type: file.mime_type }),
  };
  const { width = 640, height = 480, duration = 0 } = file;
  const spoiler = file.has_spoiler && { has_media_spoiler: true };
  switch (file.kind) {
    case "photo":
      return { photo: [{ ...ids, width, height }], ...spoiler };
    case "document":
      return { document: { ...ids, ...names } };
    case "video":
      return { video: { ...ids, ...names, width, height, duration }, ...spoiler };
    case "animation": {
      const animation = { ...ids, ...names, width, height, duration };
      return { animation, document: { ...ids, ...names }, ...spoiler };
    }
    case "audio":
      return { audio: { ...ids, ...names, duration } };
    case "voice":
      return { voice: { ...ids, ...(file.mime_type && { mime_type: file.mime_type }), duration } };
    case "video_note":
      return { video_note: { ...ids, length: width, duration } };
    case "sticker": {
      const look = { is_animated: false, is_video: false, ...(file.emoji && { emoji: file.emoji }) };
      return { sticker: { ...ids, type: "regular", width: 512, height: 512, ...look } };
    }
  }
}
