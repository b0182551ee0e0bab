import { looksLikeCode } from "@gotovo/domain";

/** A code from a site is meant for the pairing, whatever was asked last; a word of ten letters is no code. */
export function isCode(text: string | undefined): boolean {
  return text !== undefined && looksLikeCode(text) && /\d/.test(text);
}
