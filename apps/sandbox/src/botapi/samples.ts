import { isFrame } from "../state/kinds.ts";
import { botApi } from "./schema.ts";

/** Kinds that people and bots put files into have their own ways; the rest of what a Message may hold. */
const fileKinds = [
  "text",
  "animation",
  "audio",
  "document",
  "photo",
  "sticker",
  "video",
  "video_note",
  "voice",
];
const handWritten: Record<string, unknown> = {
  dice: { emoji: "🎲", value: 4 },
  venue: { location: { latitude: 55.751, longitude: 37.618 }, title: "Corner", address: "Main Street, 1" },
  contact: { phone_number: "+15550100", first_name: "Somebody" },
  checklist: {
    title: "To do",
    tasks: [
      { id: 1, text: "Beans" },
      { id: 2, text: "Milk" },
    ],
  },
  rich_message: { blocks: [{ type: "paragraph", text: "Rich words" }] },
};

/** The kinds for which something can be made up. */
export const sampleKinds = (): string[] =>
  Object.keys(botApi.types.Message?.fields ?? {}).filter(
    (field) => !isFrame(field) && !fileKinds.includes(field),
  );

/** The fields of a message of this kind, as small as the Bot API allows; undefined for what is no such kind. */
export function sampleOfKind(kind: string): Record<string, unknown> | undefined {
  const type = sampleKinds().includes(kind) ? botApi.types.Message?.fields[kind] : undefined;
  return type === undefined ? undefined : { [kind]: handWritten[kind] ?? sampleOf(type, kind) };
}

/** The smallest value of a type: what it requires, of several alternatives the first. */
function sampleOf(type: string, name: string): unknown {
  const [first = "String"] = type.split("|");
  if (first.startsWith("Array of ")) return [sampleOf(first.slice("Array of ".length), name)];
  if (first === "String") return name.replaceAll("_", " ");
  if (first === "Integer" || first === "Float") return 1;
  if (first === "Boolean" || first === "True") return true;
  const shape = botApi.types[first];
  if (!shape) throw new Error(`the Bot API data has no type ${first}`);
  const [subtype] = shape.subtypes ?? [];
  if (subtype !== undefined) return sampleOf(subtype, name);
  return Object.fromEntries(
    shape.required.map((field) => [
      field,
      shape.constants?.[field] ?? sampleOf(shape.fields[field] ?? "String", field),
    ]),
  );
}
