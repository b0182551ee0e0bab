import { DomainError } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { takeBack } from "@gotovo/usecases/orders/pairing/take-back";
import { Composer } from "grammy";
import { takeBackCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

/** "It was not me" under the news that another Telegram follows one's orders. */
export function takingBack(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, takeBackCallback, async ({ conversation: { chat, toast } }) => {
    try {
      await takeBack(deps, chat.person.id);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "not_found") throw error;
      return toast("pairing-take-back-over", {}, { alert: true });
    }
    await toast("pairing-taken-back-here");
  });
  return composer;
}
