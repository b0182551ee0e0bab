import type { Formatted } from "../text/formatted.ts";

/** Files that can be part of a message, by the way they are shown. */
export const mediaKinds = [
  "photo",
  "video",
  "animation",
  "audio",
  "voice",
  "video_note",
  "document",
  "sticker",
] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** A file at Telegram, as the bot that received it knows it. */
export interface FileRef {
  readonly fileId: string;
  /** The same for every bot. */
  readonly uniqueId: string;
  readonly name?: string | undefined;
  readonly mime?: string | undefined;
  /** Bytes, when Telegram told. */
  readonly size?: number | undefined;
  /** What a player shows before it has the file. */
  readonly shape?: FileShape | undefined;
}

export interface FileShape {
  /** Seconds. */
  readonly duration?: number;
  /** Pixels; of a round video message its diameter is `length`. */
  readonly width?: number;
  readonly height?: number;
  readonly length?: number;
  readonly performer?: string;
  readonly title?: string;
}

/** A part of an earlier message that is quoted in a reply. */
export interface Quote extends Formatted {
  /** UTF-16 units from the start of that message. */
  readonly position: number;
}

/** Whose words a message is made of, besides those of whoever sent it. */
export interface About {
  /** Of a forwarded message: who wrote it, or where it stood. */
  readonly origin?: { readonly from: "user" | "chat" | "channel"; readonly name: string };
  /** Of a reply: the words it is about, for those who do not have that message. One line; empty: of no text. */
  readonly quoted?: { readonly name?: string | undefined; readonly text: string };
}

/** What a message of a dialog says. For files `text` is the caption. */
export type MessageContent = { readonly quote?: Quote | undefined; readonly about?: About | undefined } & (
  | ({ readonly kind: "text" } & Formatted)
  | ({
      readonly kind: "media";
      readonly media: MediaKind;
      readonly file: FileRef;
      readonly spoiler?: boolean | undefined;
    } & Formatted)
  | {
      readonly kind: "location";
      readonly latitude: number;
      readonly longitude: number;
      /** Of a place that has a name. */
      readonly title?: string | undefined;
      readonly address?: string | undefined;
    }
  | {
      readonly kind: "contact";
      readonly phone: string;
      readonly firstName: string;
      readonly lastName?: string | undefined;
      readonly vcard?: string | undefined;
    }
);

/** Telegram lets bots download files up to this size, in bytes. */
const fileLimit = 20 * 1024 * 1024;

/** True for a file that cannot be passed on because of its size. */
export function isTooBig(content: MessageContent): boolean {
  return content.kind === "media" && (content.file.size ?? 0) > fileLimit;
}

/** A line about a message for lists: the first `limit` characters of its text, and what kind it is. */
export function previewOf(
  content: MessageContent,
  limit: number,
): { kind: MediaKind | "text" | "location" | "contact"; text: string } {
  const kind = content.kind === "media" ? content.media : content.kind;
  const words = content.kind === "location" ? content.title : "text" in content ? content.text : undefined;
  const text = (words ?? "").replaceAll(/\s+/g, " ").trim();
  const characters = [...text];
  return { kind, text: characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : text };
}
