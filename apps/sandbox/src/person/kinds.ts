import type { z } from "zod";
import { checkOf } from "../botapi/check.ts";
import { ApiError } from "../botapi/errors.ts";
import { sampleOfKind } from "../botapi/samples.ts";
import { botApi } from "../botapi/schema.ts";
import type { sendKind } from "../control/contract.ts";
import { invalid } from "../control/failure.ts";
import { isFrame, isServiceKind } from "../state/kinds.ts";
import type { Message } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { Seat } from "./seat.ts";
import { write } from "./write.ts";

const known = botApi.types.Message?.fields ?? {};
/** Parts of a message that stand beside its kind. */
const besideKind = ["caption", "caption_entities", "entities", "has_media_spoiler", "reply_to_story"];

/** A person sends a message of any kind at all. Throws 400 for known fields that are not as the Bot API has them. */
export function sendOfKind(
  world: World,
  seat: Seat,
  { kind, fields, ...place }: z.output<typeof sendKind>,
): Message {
  const made = kind === undefined || kind in fields ? {} : sampleOfKind(kind);
  if (made === undefined) throw invalid(`nothing can be made up for "${kind}": give its fields`);
  const all = { ...made, ...fields };
  for (const [field, value] of Object.entries(all)) check(field, value);
  const service = isServiceKind(all, (field) => field in known);
  return write(world, seat, { kind: "other", fields: all, ...(service && { service }) }, place);
}

/** Kinds of tomorrow may look as they like. */
function check(field: string, value: unknown): void {
  const type = known[field];
  if (type === undefined) return;
  if (isFrame(field) && !besideKind.includes(field))
    throw invalid(`"${field}" is for the sandbox to fill in`);
  try {
    checkOf(type)(value, field);
  } catch (error) {
    throw error instanceof ApiError ? invalid(error.message) : error;
  }
}
