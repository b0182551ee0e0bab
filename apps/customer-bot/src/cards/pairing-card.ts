import type { CardSubject } from "@gotovo/domain";
import { type DesiredCard, markTest, shorten, type Texts } from "@gotovo/telegram";
import type { PairingAsk } from "@gotovo/usecases/orders/pairing/asks-of-chat";
import { pairingCallback } from "../callbacks.ts";

/** The question; it is there as long as it is open. */
export function pairingCard(
  texts: Texts,
  subject: CardSubject,
  { pairingId: pairing, number, venue, test = false }: Omit<PairingAsk, "test"> & { readonly test?: boolean },
): DesiredCard {
  return {
    subject,
    text: markTest(texts, { test }, texts.html("pairing-question", { number, venue: shorten(venue, 100) })),
    keyboard: [
      [
        {
          text: texts.plain("button-pairing-yes"),
          callback_data: pairingCallback.pack({ answer: "yes", pairing }),
          style: "success",
        },
      ],
      [
        {
          text: texts.plain("button-pairing-no"),
          callback_data: pairingCallback.pack({ answer: "no", pairing }),
        },
      ],
    ],
    // Another code is another question, asked again at the bottom of the chat.
    alert: pairing,
    sound: true,
    settled: false,
  };
}
