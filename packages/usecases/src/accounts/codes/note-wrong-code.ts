import { maskPhone, tap, wrongBeforeTold } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { Deps, ModelTx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { add, spendChance } from "./chances.ts";
import { chatOfPhone } from "./chat-of-phone.ts";

/** A job of this queue tells a phone's owner that its codes are guessed; its key is the id of the last of them. */
export const guessedCodesQueue = "guessed-codes";

/**
 * A code of a phone was guessed wrong: the day's chances shrink, and with the third its owner is told, in the phone's
 * chat, where they can stop all codes. By a job: whoever guesses must not see by our statements whether there is a chat.
 */
export async function noteWrongCode(
  deps: Deps,
  tx: ModelTx,
  code: { readonly id: string; readonly phone: string; readonly address: string; readonly digits: number },
): Promise<void> {
  const wrong = await add(deps, tx, `wrong:phone:${code.phone}`, 1);
  await spendChance(deps, tx, code);
  if (wrong === wrongBeforeTold) await deps.jobs.enqueue(tx, guessedCodesQueue, [code.id]);
}

/** Tells the owner of a code's phone that codes are guessed, where the phone has a chat. */
export async function tellOfGuesses(deps: Deps, codeId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const code = await tx.oneTimeCode.findUnique({ where: { id: codeId }, select: { phone: true } });
    const chatId = code && (await chatOfPhone(tx, code.phone));
    if (!code || chatId === null) return;
    const chat = { bot: "customer", chatId } as const;
    await queueMessage(tx, chat, {
      key: "codes-guessed",
      args: { phone: maskPhone(code.phone), count: wrongBeforeTold },
      buttons: [[{ key: "button-stop-codes", data: tap.stopCodes, style: "danger" }]],
    });
    await publishChats(deps, tx, [chat]);
  });
}
