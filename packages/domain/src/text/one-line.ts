/** What has no width, turns the direction of what follows, or controls a terminal. Joiners stay: emoji are made of them. */
const invisible =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
/** Letters that are drawn as nothing, beside spaces and format characters. */
const blank = /^[\s\p{C}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/**
 * A text that stands in a line of ours, such as a name: one line, in Unicode's composed form, without control and
 * direction characters, its ends trimmed.
 */
export function oneLine(text: string): string {
  return text
    .replaceAll(/\s+/gu, " ")
    .replaceAll(invisible, "")
    .replaceAll(/ {2,}/g, " ")
    .trim()
    .normalize("NFC");
}

/** A text that is one line already is left as it is, with the spaces that do not break; any other is made one. */
export function inLine(text: string): string {
  return text.search(invisible) >= 0 || /[\u2028\u2029]/.test(text) ? oneLine(text) : text;
}

/** Nothing of it would be seen. */
export function isBlank(text: string): boolean {
  return blank.test(text);
}
