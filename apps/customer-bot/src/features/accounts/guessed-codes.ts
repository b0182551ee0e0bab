import { DomainError } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { allowCodes } from "@gotovo/usecases/accounts/codes/allow-codes";
import { stopCodes } from "@gotovo/usecases/accounts/codes/stop-codes";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { allowCodesCallback, stopCodesCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

/** "It was not me" under the news that somebody guesses the codes of the chat's phone, and the way back. */
export function guessedCodes(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, stopCodesCallback, (ctx) =>
    ofOwnPhone(ctx, async () => {
      const { chat, say, toast } = ctx.conversation;
      await stopCodes(deps, chat.person.id);
      await toast("button-stop-codes");
      await say({
        key: "codes-stopped",
        buttons: [[{ key: "button-allow-codes", data: allowCodesCallback.pack({}) }]],
      });
    }),
  );
  onTap(composer, allowCodesCallback, (ctx) =>
    ofOwnPhone(ctx, async () => {
      await allowCodes(deps, ctx.conversation.chat.person.id);
      await ctx.conversation.toast("codes-allowed");
    }),
  );
  return composer;
}

async function ofOwnPhone({ conversation }: CustomerContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "not_found") throw error;
    await conversation.toast("codes-no-phone", {}, { alert: true });
  }
}
