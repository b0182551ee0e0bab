import { badRequest, notImplemented } from "../botapi/errors.ts";
import type { MessageEntity } from "../control/messages.ts";
import { type Formatted, finish } from "./formatted.ts";
import { parseHtml } from "./html.ts";
import { parseMarkdownV2 } from "./markdown.ts";

/**
 * Text as a bot sent it → text with entities. Throws Telegram's 400s: unsupported parse_mode, can't parse entities,
 * entities outside the text.
 */
export function parseText(text: string, parseMode: unknown, entities: unknown): Formatted {
  const mode = typeof parseMode === "string" ? parseMode.toLowerCase() : "";
  if (mode === "" || mode === "none") return finish({ text, entities: checked(text, entities) });
  if (mode === "markdown") throw notImplemented("the legacy parse_mode Markdown; use MarkdownV2 or entities");
  const parse = { html: parseHtml, markdownv2: parseMarkdownV2 }[mode];
  if (!parse) throw badRequest("unsupported parse_mode");
  try {
    return finish(parse(text));
  } catch (error) {
    throw badRequest(`can't parse entities: ${(error as Error).message}`);
  }
}

function checked(text: string, entities: unknown): MessageEntity[] {
  if (!Array.isArray(entities)) return [];
  for (const { offset, length } of entities as MessageEntity[]) {
    if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`);
    if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`);
    if (offset >= text.length && length > 0) {
      throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
    }
    if (offset + length > text.length) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
      );
    }
  }
  return entities as MessageEntity[];
}
