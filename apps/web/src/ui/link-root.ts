/** Where links into Telegram lead instead of `https://t.me` (the demo's sandbox); null: nowhere else. */
export function telegramLinkRoot(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="telegram-link-root"]')?.content ?? null;
}
