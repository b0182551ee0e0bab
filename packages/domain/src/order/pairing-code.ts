import lookAlikeLetters from "./look-alikes.json" with { type: "json" };

/** 32 letters and digits without look-alikes (no I, O, 0, 1): five bits each. */
export const codeAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Ten characters: 50 bits. */
export const codeLength = 10;

/** How long a pairing code lives, in milliseconds. */
export const codeLifetimeMs = 10 * 60_000;

/** A code of `codeLength` characters from at least 7 random bytes. */
export function codeFromBytes(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 7)) bits = (bits << 8n) | BigInt(byte);
  let code = "";
  for (let position = 0; position < codeLength; position++) {
    code += codeAlphabet[Number((bits >> BigInt(5 * position)) & 31n)];
  }
  return code;
}

/** The code as people read it: `K7FM-Q2XW-9P`. */
export function formatCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join("-");
}

/** Letters of other alphabets that look like those of ours: people type what they see. */
const lookAlikes: Readonly<Record<string, string | undefined>> = lookAlikeLetters;

/**
 * What a person typed as a code, without spaces, dashes and what copying brings along unseen, in capitals, Cyrillic look-alikes as Latin; null when it
 * cannot be one. A word before it (`/start`, "code:") is not stripped: that is the caller's business.
 */
export function normalizeCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const letters = [...typed.normalize("NFKC").toUpperCase()]
    .filter((letter) => !/[\s\p{Pd}\p{Cf}._\u2212]/u.test(letter))
    .map((letter) => lookAlikes[letter] ?? letter);
  const isCode = letters.length === codeLength && letters.every((letter) => codeAlphabet.includes(letter));
  return isCode ? letters.join("") : null;
}

/** `K7FM-Q2X`, `K7FM Q2XW 9O`, `1234567890`: what the letters of a code look like when one is missing or wrong. */
const shapes = [/^[A-Z0-9]{8,12}$/, /^[A-Z0-9]{3,5}(?:[\s\p{Pd}]+[A-Z0-9]{1,5}){1,2}$/u];

/**
 * True when a text looks meant as a code although it may not be one, so that "K7FM-Q2X" is answered as a wrong code.
 * False for what people write to a café ("thanks", "table 5", "in 10 minutes").
 */
export function looksLikeCode(typed: string): boolean {
  const text = typed.trim();
  const isLoud = text === text.toUpperCase() || /\p{Pd}/u.test(text);
  // Ten letters alone may be a word or two: "please help", "strawberry".
  if (normalizeCode(text)) return isLoud || /\d/.test(text);
  const letters = [...text.toUpperCase()].map((letter) => lookAlikes[letter] ?? letter).join("");
  const groups = letters.split(/[\s\p{Pd}]+/u);
  const isMixed = groups.some((group) => /\d/.test(group) && (/[A-Z]/.test(group) || groups.length === 1));
  const isLong = groups.join("").length >= 7;
  return isLoud && isMixed && isLong && shapes.some((shape) => shape.test(letters));
}
