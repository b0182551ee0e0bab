import type { MessageEntity } from "../control/messages.ts";

/** The entity a marked link makes: a mention of a user, a link, or nothing when it is no address at all. */
export function linkEntity(address: string): Pick<MessageEntity, "type" | "url" | "user"> | undefined {
  const user = /^tg:\/\/user\?id=(\d+)$/.exec(address)?.[1];
  if (user) return { type: "text_mention", user: { id: Number(user), is_bot: false, first_name: "" } };
  const url = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(url) || /\s/.test(address)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (!["http:", "https:", "tg:", "tonsite:", "ton:"].includes(protocol)) return undefined;
  if (/^https?:$/.test(protocol) && !hostname.includes(".") && hostname !== "localhost") return undefined;
  return { type: "text_link", url: new URL(url).href };
}
