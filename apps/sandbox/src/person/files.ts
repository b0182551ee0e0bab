import { createHash } from "node:crypto";
import type { z } from "zod";
import type { sendMedia } from "../control/contract.ts";
import { invalid } from "../control/failure.ts";
import type { Chat, FileView, Message } from "../state/types.ts";
import { nextNumber, type World } from "../state/world.ts";
import { finish } from "../text/formatted.ts";
import { write } from "./write.ts";

/** A person sends files; several at once are an album. */
export function sendFiles(world: World, chat: Chat, wish: z.output<typeof sendMedia>): Message[] {
  const album = wish.items.length > 1 ? { media_group_id: String(nextNumber(world)) } : {};
  const reply = wish.reply_to === undefined ? {} : { reply_to: wish.reply_to };
  return wish.items.map(({ content_base64, caption = "", ...look }) => {
    const bytes = new Uint8Array(Buffer.from(content_base64, "base64"));
    if (bytes.length === 0) throw invalid("a file must not be empty");
    const file = storeFile(world, bytes, look);
    return write(
      world,
      chat,
      { kind: "file", file, caption: finish({ text: caption, entities: [] }) },
      { ...album, ...reply },
    );
  });
}

/** Keeps the bytes (equal ones once) and answers the file as a message shows it. */
export function storeFile(
  world: World,
  bytes: Uint8Array,
  look: { [Key in keyof Omit<FileView, "file_unique_id" | "file_size">]: FileView[Key] | undefined },
): FileView {
  const file_unique_id = createHash("sha256").update(bytes).digest("base64url").slice(0, 16);
  const { mime_type } = look;
  if (!world.files.has(file_unique_id)) {
    world.files.set(file_unique_id, { file_unique_id, bytes, ...(mime_type && { mime_type }) });
  }
  const given = Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
  return { ...(given as Pick<FileView, "kind">), file_unique_id, file_size: bytes.length };
}
