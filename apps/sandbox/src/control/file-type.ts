const pictures: [type: string, begins: RegExp][] = [
  ["image/png", /^\x89PNG/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/gif", /^GIF8/],
  ["image/webp", /^RIFF[\s\S]{4}WEBP/],
];

/**
 * What a browser should take a file for: a picture by its first bytes, so that it opens, though bots often send no type
 * or a general one; else as it was sent.
 */
export function typeOf(bytes: Uint8Array, sent: string | undefined): string {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return pictures.find(([, begins]) => begins.test(head))?.[0] ?? sent ?? "application/octet-stream";
}
