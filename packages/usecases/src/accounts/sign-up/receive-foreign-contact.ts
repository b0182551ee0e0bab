import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { normalizePhone } from "../../normalize-phone.ts";
import { publishSignUp } from "./publish-sign-up.ts";
import { sendSignUpCode } from "./send-sign-up-code.ts";
import { signUpTokenHash } from "./sign-up-session.ts";

/**
 * A contact that a café's own bot was given (`POST /telegram/contact` of docs/documents/telegram-sign-up.md). A café's
 * word proves no phone and links no Telegram: it only says where the code goes. The first contact counts.
 * @returns how far the sign-up is now
 * @throws DomainError `not_found`, `phone_invalid`, `phone_banned`
 */
export async function receiveForeignContact(
  deps: Deps,
  contact: { readonly sessionId: string; readonly phone: string; readonly telegramUserId: number },
): Promise<"contact_received" | "code_sent"> {
  const phone = normalizePhone(contact.phone);
  const tokenHash = signUpTokenHash(deps.keyring, contact.sessionId);
  await deps.db.tx(async (tx) => {
    const now = deps.clock();
    const taken = await tx.$executeRaw`
      update sign_up_session
      set phone = ${phone}, telegram_user_id = ${BigInt(contact.telegramUserId)}, contact_at = ${now}
      where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
        and (phone is null or (phone = ${phone} and code_id is null))`;
    if (taken > 0) return publishSignUp(deps, tx, tokenHash);
    const same = { tokenHash, phone, usedAt: null, expiresAt: { gt: now } };
    if ((await tx.signUpSession.count({ where: same })) === 0) throw new DomainError("not_found");
  });
  await sendSignUpCode(deps, tokenHash);
  const { codeId } = await deps.db.prisma.signUpSession.findUniqueOrThrow({ where: { tokenHash } });
  return codeId === null ? "contact_received" : "code_sent";
}
