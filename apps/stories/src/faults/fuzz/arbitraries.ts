import type { MediaItem } from "@gotovo/sandbox/driver";
import fc from "fast-check";

const oddities = [
  "\u0000",
  "\u202e",
  "\u200f",
  "\u05e9\u05dc\u05d5\u05dd",
  "\u0645\u0631\u062d\u0628\u0627",
  "👩‍👩‍👧‍👦",
  "\ud83d\ude00",
  "e\u0301",
  "\ufeff",
  "<b>",
  "&lt;",
  "%00",
  "/",
  ":",
];

/** What somebody might write, up to Telegram's limit in UTF-16 units. */
export const textUpTo = (limit: number) =>
  fc
    .oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: Math.min(300, limit) }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: Math.min(300, limit) }),
      fc
        .array(fc.constantFrom(...oddities), { minLength: 1, maxLength: Math.min(60, limit) })
        .map((parts) => parts.join("")),
      fc.constantFrom(...oddities, "🍵", "é").map((part) => part.repeat(Math.floor(limit / part.length))),
    )
    .filter((text) => text.trim() !== "" && text.length <= limit);

const entityTypes = [
  "bold",
  "italic",
  "code",
  "pre",
  "text_link",
  "spoiler",
  "blockquote",
  "mention",
  "url",
  "nonsense",
];

/** Entities that need not fit their text. */
const entities = fc.array(
  fc.record(
    {
      type: fc.constantFrom(...entityTypes),
      offset: fc.integer({ min: -1, max: 400 }),
      length: fc.integer({ min: 0, max: 5000 }),
      url: fc.constantFrom("https://gotovo.example", "javascript:alert(1)", "tg://user?id=1"),
    },
    { requiredKeys: ["type", "offset", "length"] },
  ),
  { maxLength: 4 },
);

const kinds = ["photo", "document", "video", "voice", "video_note", "audio", "animation", "sticker"] as const;

const file = (kind: fc.Arbitrary<MediaItem["kind"]>) =>
  fc.record({
    kind,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    file_name: fc.option(textUpTo(60), { nil: undefined }),
    caption: fc.option(textUpTo(1024), { nil: undefined }),
  });

/** Something that is sent: a text, a file, an album. */
export type Piece =
  | { readonly is: "text"; readonly text: string; readonly entities: readonly object[] }
  | { readonly is: "files"; readonly files: readonly Partial<MediaItem>[] };

export const anyPiece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ is: fc.constant("text" as const), text: textUpTo(4096), entities }),
  fc.record({
    is: fc.constant("files" as const),
    files: file(fc.constantFrom(...kinds)).map((one) => [one]),
  }),
  fc.record({
    is: fc.constant("files" as const),
    files: fc.array(file(fc.constantFrom("photo", "video")), { minLength: 2, maxLength: 10 }),
  }),
);
