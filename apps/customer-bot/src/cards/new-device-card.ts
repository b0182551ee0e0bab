import { subject } from "@gotovo/domain";
import { type DesiredCard, formatTime, shorten, type Texts } from "@gotovo/telegram";
import type { PendingVerify } from "@gotovo/usecases/accounts/authorization/pending-verifies";
import { fingerprintOf } from "@gotovo/usecases/accounts/keys/fingerprint";
import { newDeviceCallback } from "../callbacks.ts";
import { timeZone } from "./code-card.ts";

/** A device that signs in to the person's account, as long as it waits to be let in; then the card leaves the chat. */
export function newDeviceCard(
  texts: Texts,
  { id, authId, publicKey, device, address, expiresAt }: PendingVerify,
): DesiredCard {
  const button = (answer: "approve" | "forbid", style: "success" | "danger") => ({
    text: texts.plain("button-new-device", { answer }),
    callback_data: newDeviceCallback.pack({ authorization: id, answer }),
    style,
  });
  const lines = [
    texts.html("new-device-title"),
    "",
    texts.html("new-device-what", { device: shorten(device, 100) }),
    texts.html("new-device-where", { address }),
    texts.html("new-device-until", { time: formatTime(texts.locale, expiresAt, timeZone) }),
    "",
    texts.html("new-device-compare"),
    `<code>${fingerprintOf(authId, Buffer.from(publicKey, "base64url"))}</code>`,
    "",
    texts.html("new-device-key"),
  ];
  return {
    subject: subject.device(id),
    text: lines.join("\n"),
    keyboard: [[button("approve", "success"), button("forbid", "danger")]],
    alert: "device",
    sound: true,
    settled: false,
    urgent: true,
  };
}
