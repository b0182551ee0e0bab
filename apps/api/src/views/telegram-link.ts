import type { TelegramLink } from "@gotovo/contract";
import type { TelegramState } from "@gotovo/usecases/orders/pairing/link-of-order";
import type { ApiContext } from "../context.ts";

type Names = Pick<ApiContext, "botName" | "telegramLinkRoot">;

/** The customer bot's address, with a pairing token when there is one; null until the bot has started once. */
export async function customerBotUrl(api: Names, token?: string): Promise<string | null> {
  const name = await api.botName("customer");
  if (name === null) return null;
  return `${api.telegramLinkRoot}/${name}${token === undefined ? "" : `?start=${token}`}`;
}

/** How an order's customer gets to the customer bot: code and token only while nobody is paired. */
export async function viewTelegramLink(api: Names, link: TelegramState): Promise<TelegramLink> {
  const pairing = link.state === "unlinked" ? link.pairing : null;
  const url = await customerBotUrl(api, pairing?.token);
  if (!pairing) return { state: link.state, url };
  return { state: link.state, url, code: pairing.code, expires_at: pairing.expiresAt.toISOString() };
}
