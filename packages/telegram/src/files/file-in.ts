import type { FileRef, FileShape, MediaKind } from "@gotovo/domain";
import type { Message } from "grammy/types";

interface TelegramFile extends FileShape {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size?: number;
  readonly file_name?: string;
  readonly mime_type?: string;
}

/**
 * The file that a message holds, and how it is shown; null when it holds none. Of a photo the largest size, of a live photo the
 * photo, and its video when there is none.
 */
export function fileIn(message: Message): { media: MediaKind; file: FileRef } | null {
  const photo = (message.photo ?? message.live_photo?.photo)?.at(-1);
  if (photo) return found("photo", photo);
  if (message.live_photo) return found("video", message.live_photo);
  // An animation is a document too, for old clients.
  for (const kind of ["animation", "video", "audio", "voice", "video_note", "sticker", "document"] as const)
    if (message[kind]) return found(kind, message[kind]);
  return null;
}

function found(media: MediaKind, file: TelegramFile | undefined): { media: MediaKind; file: FileRef } | null {
  if (!file) return null;
  return {
    media,
    file: {
      fileId: file.file_id,
      uniqueId: file.file_unique_id,
      ...(file.file_name !== undefined && { name: file.file_name }),
      ...(file.mime_type !== undefined && { mime: file.mime_type }),
      ...(file.file_size !== undefined && { size: file.file_size }),
      shape: shapeOf(file),
    },
  };
}

function shapeOf(file: TelegramFile): FileShape {
  const { duration, width, height, length, performer, title } = file;
  const shape = { duration, width, height, length, performer, title };
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}
