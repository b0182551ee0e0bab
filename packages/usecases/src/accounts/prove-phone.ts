import { codePolicies, DomainError, maskPhone } from "@gotovo/domain";
import type { ChatContext } from "../chats/enter-chat.ts";
import { beginStep } from "../chats/step.ts";
import type { Deps } from "../context.ts";
import { normalizePhone } from "../normalize-phone.ts";
import { publishChats } from "../publish.ts";
import { checkCode } from "./codes/check-code.ts";
import type { Requester } from "./codes/requester.ts";
import { sendCode } from "./codes/send-code.ts";
import { accountOfPerson } from "./find-account.ts";
import { linkOrAsk } from "./owner/phone-owner.ts";
import { closePhoneStep } from "./phone-step.ts";

/** Whoever types in the bot is counted by their Telegram. */
function requesterOf({ person }: ChatContext): Requester {
  return { address: `telegram:${person.telegramUserId}`, device: "Telegram" };
}

/**
 * A person has typed a phone in the customer bot. It is trusted only with the code that goes there, never to this chat.
 * @returns `linked` when it is theirs already
 * @throws DomainError `phone_invalid`, `phone_banned`, `too_many_attempts`
 */
export async function startPhoneProof(
  deps: Deps,
  chat: ChatContext,
  typed: string,
): Promise<"linked" | "sent"> {
  const phone = normalizePhone(typed);
  const args = { phone: maskPhone(phone) };
  const own = await accountOfPerson(deps, chat.person.id);
  const invite = chat.step?.name === "share-phone" ? chat.step.data.invite : undefined;
  await deps.db.tx(async (tx) => {
    if (own?.phone === phone) {
      await closePhoneStep(tx, chat, { key: "phone-linked", args });
    } else {
      const request = { purpose: "phone", phone, browserHash: null, ...requesterOf(chat) } as const;
      const { id } = await sendCode(deps, tx, request);
      await closePhoneStep(tx, chat, {
        key: deps.codes.channel === null ? "phone-code-maybe-sent" : "phone-code-sent",
        args,
      });
      await beginStep(deps, tx, chat, {
        name: "phone-code",
        data: { code: id, phone: args.phone, ...(invite !== undefined && { invite }) },
      });
    }
    await publishChats(deps, tx, [chat]);
  });
  return own?.phone === phone ? "linked" : "sent";
}

/**
 * Checks the code that went to the typed phone, and links the person to the phone's account, or asks whether they are
 * whom it belongs to. A code that is over ends the
 * step.
 * @throws DomainError `code_invalid`, `code_expired` (no other code will do either), `phone_banned`, `too_many_attempts`
 */
export async function finishPhoneProof(
  deps: Deps,
  chat: ChatContext,
  typed: string,
): Promise<"linked" | "asked"> {
  if (chat.step?.name !== "phone-code") throw new DomainError("code_expired");
  const { code: codeId, invite } = chat.step.data;
  const guess = { codeId, purpose: "phone", typed, address: requesterOf(chat).address } as const;
  try {
    return await checkCode(deps, guess, (tx, phone) =>
      linkOrAsk(deps, tx, chat, phone, invite === undefined ? {} : { invite }),
    );
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "code_invalid") throw error;
    throw (await isLive(deps, codeId)) ? error : new DomainError("code_expired");
  }
}

async function isLive(deps: Deps, id: string): Promise<boolean> {
  const live = await deps.db.prisma.oneTimeCode.count({
    where: {
      id,
      usedAt: null,
      expiresAt: { gt: deps.clock() },
      attempts: { lt: codePolicies.phone.attempts },
    },
  });
  return live > 0;
}
