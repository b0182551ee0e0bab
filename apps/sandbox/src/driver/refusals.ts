import type { FaultWish } from "./types.ts";

const refuse = (description: string, error_code = 400) =>
  ({ kind: "refuse", error_code, description }) satisfies FaultWish;

/** Refusals in Telegram's words, for `fault`: `fault({ ...refusals.fileBusy, method: "getFile", times: 1 })`. */
export const refusals = {
  /** The file can be had later. */
  fileBusy: refuse("Bad Request: file is temporarily unavailable"),
  /** It can never be had. */
  fileGone: refuse("Bad Request: wrong file_id or the file is temporarily unavailable"),
  fileTooBig: refuse("Bad Request: file is too big"),
  /** As clients that know the person say it before they ask the server… */
  voiceUnwanted: refuse("Bad Request: user restricted receiving of voice messages"),
  videoUnwanted: refuse("Bad Request: user restricted receiving of video messages"),
  /** …and as the server says it. */
  voiceForbidden: refuse("Bad Request: VOICE_MESSAGES_FORBIDDEN"),
  videoForbidden: refuse("Bad Request: VIDEO_MESSAGES_FORBIDDEN"),
  internal: refuse("Internal Server Error", 500),
};
