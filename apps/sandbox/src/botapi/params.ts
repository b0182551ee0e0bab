import { type Check, checkOf } from "./check.ts";
import { badRequest } from "./errors.ts";
import { botApi } from "./schema.ts";

export type Params = Record<string, unknown>;

interface Field {
  readonly check: Check;
  readonly types: Set<string>;
}
interface Method {
  readonly name: string;
  readonly fields: Map<string, Field>;
  readonly required: string[];
}

const methods = new Map<string, Method>(
  Object.entries(botApi.methods).map(([name, shape]) => [
    name.toLowerCase(),
    {
      name,
      required: shape.required,
      fields: new Map(
        Object.entries(shape.fields).map(([field, types]) => [
          field,
          { check: checkOf(types), types: new Set(types.split("|")) },
        ]),
      ),
    },
  ]),
);

/** The method's name in its right spelling (names are case-insensitive on the wire), or undefined. */
export function canonicalMethod(name: string): string | undefined {
  return methods.get(name.toLowerCase())?.name;
}

/**
 * Checks raw parameters against the Bot API data and answers them with their real types: a form sends numbers, booleans
 * and objects as strings, and JSON bodies may do so too. Throws 400 for unknown, mistyped and missing fields. Telegram
 * itself ignores unknown ones; here a typo must show.
 */
export function checkParams(methodName: string, raw: Params): Params {
  const method = methods.get(methodName.toLowerCase());
  if (!method) throw new Error(`no method ${methodName}`);
  const params: Params = {};
  for (const name in raw) {
    const value = raw[name];
    if (value === undefined || value === null) continue;
    const field = method.fields.get(name);
    if (!field) throw badRequest(`unknown field "${name}": ${method.name} has no such parameter`);
    const typed = typeof value === "string" ? fromString(value, field.types, name) : value;
    field.check(typed, name);
    params[name] = typed;
  }
  for (const name of method.required) {
    const value = params[name];
    if (value === undefined || value === "") throw badRequest(missing(name));
  }
  return params;
}

function fromString(value: string, types: Set<string>, name: string): unknown {
  if (types.has("Integer") && /^-?\d{1,16}$/.test(value)) return Number(value);
  if (types.has("String") || types.has("InputFile")) return value;
  if (types.has("Boolean") && /^(true|false|1|0)$/i.test(value)) return /^(true|1)$/i.test(value);
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw badRequest(`can't parse "${name}" JSON object`);
  }
}

const missingWords: Record<string, string> = {
  chat_id: "chat_id is empty",
  from_chat_id: "chat_id is empty",
  text: "message text is empty",
  message_id: "message identifier is not specified",
  message_ids: "message identifiers are not specified",
  callback_query_id: "query is too old and response timeout expired or query ID is invalid",
  user_id: "invalid user_id specified",
  file_id: "file_id not specified",
  action: "wrong parameter action in request",
  photo: "there is no photo in the request",
  document: "there is no document in the request",
  video: "there is no video in the request",
  voice: "there is no voice in the request",
  video_note: "there is no video note in the request",
  audio: "there is no audio in the request",
  animation: "there is no animation in the request",
  sticker: "there is no sticker in the request",
  latitude: "latitude is empty",
  longitude: "longitude is empty",
};

/** Telegram's words for a missing parameter. */
const missing = (name: string) => missingWords[name] ?? `parameter "${name}" is required`;
