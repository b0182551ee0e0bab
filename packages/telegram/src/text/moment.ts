import { escapeHtml } from "./html.ts";

/** How a client shows a moment: the parts of it, as `MessageEntity.date_time_format` names them. */
type MomentFormat = "t" | "d" | "dt" | "r";

/**
 * A moment as a value of a text: in a message it is an entity that Telegram shows in its reader's own zone and manner
 * (`date_time`, Bot API 9.5); in a button, or where the client knows no such entity, our words for it.
 */
export class Moment {
  readonly at: Date;
  /** By the venue's clock. */
  readonly words: string;
  readonly format: MomentFormat;

  constructor(at: Date, words: string, format: MomentFormat) {
    this.at = at;
    this.words = words;
    this.format = format;
  }

  toString(): string {
    return this.words;
  }

  /** For a message with `parse_mode: "HTML"`. */
  toHtml(): string {
    const unix = Math.floor(this.at.getTime() / 1000);
    return `<${tag} unix="${unix}" format="${this.format}">${escapeHtml(this.words)}</${tag}>`;
  }
}

const tag = "tg-time";
const tags = new RegExp(`</?${tag}\\b[^>]*>`, "g");

/** True for HTML of ours that has moments in it; people's own words are escaped there. */
export function hasMoments(html: string): boolean {
  return html.includes(`<${tag} `);
}

/** The same HTML with our words alone. */
export function withoutMoments(html: string): string {
  return html.replace(tags, "");
}
