import type { Hope, LossReason } from "@gotovo/domain";

export interface Verdict {
  readonly hope: Hope;
  readonly reason: LossReason;
}

/**
 * What Telegram's refusals (400, 413) mean: whether the same call may work later, and why it does not. The first that
 * fits counts; what is not here is taken as passing.
 */
const known: readonly (readonly [RegExp, Hope, LossReason])[] = [
  [/file is too big|entity too large/i, "final", "too_big"],
  [/voice_messages_forbidden|restricted receiving of voice/i, "final", "forbidden"],
  [/video_messages_forbidden|restricted receiving of video/i, "final", "forbidden"],
  // Telegram says so of files that are gone and of files that it does not find at the moment.
  [/wrong file_id or the file is temporarily/i, "doubtful", "file"],
  [
    /temporarily|try again|\blater\b|time(?:d )?.?out|busy|msg_wait|internal|part_\d*_?missing/i,
    "passing",
    "file",
  ],
  [/wrong (?:remote )?file|file.?(?:id|reference)|invalid file|type of file|file of type/i, "final", "file"],
  [
    /image_process|invalid_dimensions|(?:photo|video|sticker|media|file|audio|document)_\w*invalid/i,
    "final",
    "file",
  ],
  [/http url|web page content|ext_invalid|media_empty|file must be non-empty/i, "final", "file"],
  [/not enough rights|have no rights|forbidden|need administrator|write_restricted/i, "final", "refused"],
  [/is empty|too long|must be non-empty|can't parse|entit|button|keyboard|markup|quote/i, "final", "refused"],
  [
    /thread not found|topic_|repl(?:y|ied).*(?:not found|invalid)|phone_number|latitude|longitude/i,
    "final",
    "refused",
  ],
  [
    /strings must be encoded in utf-8|unsupported|can't be (?:edited|sent|used)|_invalid\b/i,
    "final",
    "refused",
  ],
];

/** What is to be made of a refusal in Telegram's words. */
export function judge(description: string): Verdict {
  const found = known.find(([text]) => text.test(description));
  return found ? { hope: found[1], reason: found[2] } : { hope: "passing", reason: "refused" };
}
