import type { z } from "zod";
import type { forward as wishOf } from "../control/contract.ts";
import { notFound, notPossible } from "../control/failure.ts";
import { isService } from "../state/messages.ts";
import { originOf } from "../state/origin.ts";
import type { Chat, Message } from "../state/types.ts";
import { nextNumber, type World } from "../state/world.ts";
import type { Seat } from "./seat.ts";
import { write } from "./write.ts";

/** A person forwards messages of another chat of theirs. Throws 404 for a vanished one, 409 for what may not go. */
export function forward(
  world: World,
  seat: Seat,
  source: Chat,
  { message_ids, topic }: z.output<typeof wishOf>,
): Message[] {
  const messages = message_ids.map((id) => source.messages.get(id) ?? fail(id));
  if (messages.some(({ content, protect_content }) => isService(content) || protect_content))
    throw notPossible("not_forwardable", "this cannot be forwarded");
  const albums = new Map<string, string>();
  return messages.map((message) => {
    const { media_group_id: old } = message;
    if (old !== undefined && !albums.has(old)) albums.set(old, String(nextNumber(world)));
    const album = old === undefined ? {} : { media_group_id: albums.get(old) as string };
    const forwarded_from = originOf(world, source, message);
    return write(world, seat, message.content, { topic }, { forwarded_from, ...album });
  });
}

function fail(id: number): never {
  throw notFound(`message ${id}`);
}
