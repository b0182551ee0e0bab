import { type StartLink, startPayload } from "../model/address.ts";

/**
 * An address that is safe to follow, or undefined. Only the web, mail and phones: a bot's link must not run a script.
 * An address without a scheme ("example.com") is taken as https, as Telegram does.
 */
export function safeHref(url: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^[^/]+\.[a-z]+:\d/i.test(url) ? url : `https://${url}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, href } = new URL(whole);
  return ["http:", "https:", "mailto:", "tel:"].includes(protocol) ? href : undefined;
}

/** A link to a bot (https://t.me/<bot>?start=…, or the sandbox's own /t.me/…), which the page opens by itself. */
export function botLink(url: string, origin: string): StartLink | undefined {
  const href = safeHref(url);
  if (!href) return undefined;
  const { host, pathname, searchParams } = new URL(href);
  const path = host === "t.me" || host === "telegram.me" ? pathname : undefined;
  const own = href.startsWith(`${origin}/`) ? pathname.replace(/^\/t\.me(?=\/)/, "") : undefined;
  const bot = /^\/([A-Za-z][A-Za-z0-9_]{2,31})\/?$/.exec(path ?? own ?? "")?.[1];
  return bot ? { bot, payload: startPayload(searchParams.get("start")) } : undefined;
}
