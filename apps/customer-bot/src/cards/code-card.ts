import { codePolicies, subject } from "@gotovo/domain";
import { type DesiredCard, formatTime, shorten, type Texts } from "@gotovo/telegram";
import type { ShownCode } from "@gotovo/usecases/accounts/codes/codes-of-chat";

/** Codes belong to no venue: their time is told by the clock that most of our customers live by. */
export const timeZone = "Europe/Moscow";

/** A one-time code, as long as it can be entered; then the card leaves the chat. */
export function codeCard(
  texts: Texts,
  { id, purpose, code, device, address, expiresAt }: ShownCode,
): DesiredCard {
  const minutes = codePolicies[purpose].lifetimeMs / 60_000;
  // Whoever asked in Telegram has no network address that we know.
  const known = String(!address.startsWith("telegram:"));
  const lines = [
    texts.html("code-title", { purpose }),
    "",
    `<code>${code}</code>`,
    "",
    texts.html("code-asked-by", { device: shorten(device, 100), address, known }),
    texts.html("code-until", { minutes, time: formatTime(texts.locale, expiresAt, timeZone) }),
    "",
    texts.html("code-warning"),
  ];
  return {
    subject: subject.code(id),
    text: lines.join("\n"),
    keyboard: [[{ text: texts.plain("button-copy-code"), copy_text: { text: code } }]],
    alert: "code",
    sound: true,
    settled: false,
    urgent: true,
  };
}
