import { type CodePurpose, codePolicies, DomainError, sendPolicies } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import { newId } from "../../ids.ts";
import { countUse } from "../../take-attempt.ts";
import { requireNotBanned } from "../ban-phone.ts";
import { codeOf } from "./code-of.ts";
import { publishCode } from "./deliver-code.ts";
import type { Requester } from "./requester.ts";

export interface CodeRequest extends Requester {
  readonly purpose: CodePurpose;
  /** E.164. */
  readonly phone: string;
  /** HMAC of the secret that the asking browser holds; null where something else binds the code. */
  readonly browserHash: string | null;
}

export interface SentCode {
  readonly id: string;
  readonly expiresAt: Date;
  /** The code itself, only where the development channel brings it. */
  readonly openCode: string | null;
}

/**
 * Makes a one-time code for a phone and has it brought there, in the caller's transaction: to the phone's chat with the
 * customer bot, else by the deployment's channel. The job does the one or the other: up to the answer registered, linked
 * and unknown phones cost the same statements.
 * @throws DomainError `phone_banned`, `no_code_channel`, `too_many_attempts` (sends are rationed); then nothing is begun
 */
export async function sendCode(deps: Deps, tx: ModelTx, request: CodeRequest): Promise<SentCode> {
  const { purpose, phone, browserHash, device, address } = request;
  await requireNotBanned(tx, phone);
  await countUse(deps, tx, [
    { scope: `sends:phone:${phone}`, policy: sendPolicies.phone },
    { scope: `sends:address:${address}`, policy: sendPolicies.address },
    { scope: "sends:all", policy: sendPolicies.all },
  ]);
  const chatId = await chatOfPhone(tx, phone);
  const { channel, otpDigits } = deps.codes;
  if (chatId === null && channel === null) throw new DomainError("no_code_channel");
  const policy = codePolicies[purpose];
  const digits = policy.digits ?? otpDigits;
  const id = newId(deps);
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + policy.lifetimeMs);
  await tx.$executeRaw`
    insert into one_time_code
      (id, purpose, phone, digits, browser_hash, device, address, chat_id, created_at, expires_at)
    values (${id}::uuid, ${purpose}::code_purpose, ${phone}, ${digits}, ${browserHash}, ${device}, ${address},
      ${chatId}, ${now}, ${expiresAt})`;
  await publishCode(deps, tx, id);
  const isOpen = chatId === null && channel?.isOpen === true;
  return { id, expiresAt, openCode: isOpen ? codeOf(deps.keyring, id, digits) : null };
}

/** The customer bot's chat of the account with this phone, if it can be written to. */
async function chatOfPhone(tx: ModelTx, phone: string): Promise<bigint | null> {
  const rows = await tx.$queryRaw<{ chatId: bigint }[]>`
    select chat.chat_id as "chatId" from account a join chat on chat.person_id = a.person_id
    where a.phone = ${phone} and chat.bot = 'customer' and chat.blocked_at is null limit 1`;
  return rows[0]?.chatId ?? null;
}
