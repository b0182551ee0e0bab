import type { Step } from "@gotovo/domain";
import { type questionCard, shorten, type Texts } from "@gotovo/telegram";
import { inviteCallback } from "../callbacks.ts";

/** "Anna invites you, and will see your phone": what is asked before anybody learns of it. */
export function inviteQuestion(
  texts: Texts,
  { data: { inviter, name } }: Step<"accept-invite">,
): Parameters<typeof questionCard>[1] {
  const button = (answer: "yes" | "no") => ({
    text: texts.plain("button-invite", { answer }),
    callback_data: inviteCallback.pack({ answer, inviter }),
  });
  return {
    text: texts.html("profile-invite-offer", { name: shorten(name, 64) }),
    about: inviter,
    keyboard: [[button("yes")], [button("no")]],
  };
}
