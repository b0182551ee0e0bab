import { fileURLToPath } from "node:url";
import { GlobalFonts } from "@napi-rs/canvas";

const scripts = ["latin", "cyrillic", "latin-ext", "cyrillic-ext"];
const weights = [400, 700];
const emojiParts = 11;

/**
 * Fonts from npm packages, so that a machine without fonts draws the same: Inter comes in a file per script, emoji in
 * numbered parts. Each file is a family of its own; a character is taken from the first family that has it.
 */
export function loadFonts(): string {
  const families = scripts.map((script) => {
    for (const weight of weights)
      register(`@fontsource/inter/files/inter-${script}-${weight}-normal.woff2`, `Inter ${script}`);
    return `"Inter ${script}"`;
  });
  for (let part = 0; part < emojiParts; part++) {
    register(`@fontsource/noto-emoji/files/noto-emoji-${part}-400-normal.woff2`, `Emoji ${part}`);
    families.push(`"Emoji ${part}"`);
  }
  return [...families, "sans-serif"].join(", ");
}

function register(file: string, family: string): void {
  const path = fileURLToPath(import.meta.resolve(file));
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`The font ${file} cannot be read`);
}
