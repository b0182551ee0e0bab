import { readFileSync } from "node:fs";

/** One method or type of the Bot API, trimmed: `fields` maps a name to its types joined by `|`. */
export interface Shape {
  readonly fields: Record<string, string>;
  readonly required: string[];
  readonly subtypes?: string[];
  readonly returns?: string;
  readonly constants?: Record<string, string>;
}

/** The Bot API as data. Regenerate it with apps/sandbox/scripts/trim-bot-api.ts. */
export const botApi: { version: string; methods: Record<string, Shape>; types: Record<string, Shape> } =
  JSON.parse(readFileSync(new URL("./generated/bot-api.json", import.meta.url), "utf8"));
