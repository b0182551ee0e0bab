import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import type { Step } from "@gotovo/usecases/chats/step";
import { pairingCallback } from "../callbacks.ts";

/** The step in which a person is asked whether an order is theirs. */
export const pairingStep = "confirm-pairing";

/** The question; it is there as long as the step is. */
export function pairingCard(texts: Texts, step: Step): DesiredCard {
  const pairing = String(step.data.pairingId);
  const { number, venue } = step.data;
  return {
    subject: "pairing",
    text: texts.html("pairing-question", { number: String(number), venue: shorten(String(venue), 100) }),
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
    // Another code is another question, asked anew at the bottom of the chat.
    alert: pairing,
    sound: true,
    settled: false,
  };
}
