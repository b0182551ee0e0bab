import type { ChatDriver } from "@gotovo/sandbox/driver";

/** What people send. An album has three parts. */
export const kinds = ["text", "text", "photo", "album"] as const;
export type Kind = (typeof kinds)[number];

/** Something that one person has written to one other. */
export interface Written {
  /** Found in all that it says; no two are alike. */
  readonly token: string;
  /** What each of its messages is known by, in order. */
  readonly parts: readonly string[];
  /** The number of the customer whose dialog it belongs to. */
  readonly customer: number;
  readonly round: number;
  readonly kind: Kind;
  /** Of its parts, in the chat where it was written. */
  readonly messageIds: readonly number[];
  /** The message of that chat that it answers. */
  readonly replyTo: number | undefined;
  /** What it was changed to. */
  edited?: string;
  /** What somebody of the other side thinks of it. */
  reaction?: string;
}

export type Draft = Pick<Written, "token" | "customer" | "round" | "kind"> & { readonly replyTo?: number };

/** Sends what a draft says. The bytes of each file name its part. */
export async function write(chat: ChatDriver, draft: Draft): Promise<Written> {
  const { token, kind, replyTo } = draft;
  const parts = kind === "album" ? [1, 2, 3].map((part) => `${token}.${part}`) : [token];
  const place = replyTo === undefined ? {} : { reply_to: replyTo };
  const files = parts.map((part, index) => ({
    kind: "photo" as const,
    bytes: Buffer.from(part),
    file_name: `${part}.png`,
    ...(index === 0 && { caption: token }),
  }));
  const sent = kind === "text" ? [await chat.say(token, place)] : await chat.sendFiles(files, place);
  return { ...draft, parts, replyTo, messageIds: sent.map(({ message_id }) => message_id) };
}
