import type { z } from "zod";
import type { sendMedia } from "../control/contract.ts";
import { invalid } from "../control/failure.ts";
import { storeFile } from "../state/files.ts";
import type { Message } from "../state/types.ts";
import { nextNumber, type World } from "../state/world.ts";
import { finish } from "../text/formatted.ts";
import { checkCanAct, placeIn, type Seat } from "./seat.ts";
import { write } from "./write.ts";

/** A person sends files; several at once are an album. */
export function sendFiles(world: World, seat: Seat, wish: z.output<typeof sendMedia>): Message[] {
  checkCanAct(seat);
  placeIn(world, seat, wish);
  const album = wish.items.length > 1 ? { media_group_id: String(nextNumber(world)) } : {};
  return wish.items.map(({ content_base64, declared_size, caption = "", ...look }) => {
    const bytes = new Uint8Array(Buffer.from(content_base64, "base64"));
    if (bytes.length === 0 && declared_size === undefined) throw invalid("a file must not be empty");
    const file = storeFile(world, bytes, look, declared_size);
    const content = { kind: "file", file, caption: finish({ text: caption, entities: [] }) } as const;
    return write(world, seat, content, wish, album);
  });
}
