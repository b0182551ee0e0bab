import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** A file as somebody chooses it on their disk. */
export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A picture that a browser shows: the project's own. */
export async function photo(name: string): Promise<Upload> {
  const file = join(import.meta.dirname, "../../../../docs/images/demo.png");
  return { name, mimeType: "image/png", buffer: await readFile(file) };
}

/** A picture of what a page shows now. */
export async function pictureOf(page: Page, name: string): Promise<Upload> {
  return { name, mimeType: "image/png", buffer: await page.screenshot() };
}

export const pdf = (name: string): Upload => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n"),
});

/** Silence that a browser plays. */
export function recording(name: string, seconds: number): Upload {
  const rate = 8_000;
  const size = rate * seconds;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + size, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(size, 40);
  return { name, mimeType: "audio/wav", buffer: Buffer.concat([head, Buffer.alloc(size, 128)]) };
}
