import {
  type CodePurpose,
  codePolicies,
  crowdedFree,
  crowdedPolicies,
  DomainError,
  digitsInFlood,
  digitsWithin,
  sendPolicies,
} from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import { newId } from "../../ids.ts";
import { byNetwork, countInCrowd, countUse } from "../../take-attempt.ts";
import { requireNotBanned } from "../require-not-banned.ts";
import { areCodesStopped } from "./are-codes-stopped.ts";
import { roomForChances } from "./chances.ts";
import { chatOfPhone } from "./chat-of-phone.ts";
import { codeOf } from "./code-of.ts";
import { publishCode } from "./deliver-code.ts";
import type { Requester } from "./requester.ts";
import { sendScopes } from "./send-scopes.ts";

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
 * and unknown phones cost the same statements. Where neither leads to the phone, or its owner has stopped codes, nothing
 * is brought, and nobody can tell.
 * @throws DomainError `phone_banned`, `too_many_attempts` (sends are rationed); then nothing is begun
 */
export async function sendCode(deps: Deps, tx: ModelTx, request: CodeRequest): Promise<SentCode> {
  const { purpose, phone, browserHash, device, address } = request;
  await requireNotBanned(tx, phone);
  const isStopped = await areCodesStopped(deps, tx, phone);
  const chatId = await chatOfPhone(tx, phone);
  const isFlood = await countSend(deps, tx, request);
  const { channel, otpDigits } = deps.codes;
  const policy = codePolicies[purpose];
  const room = await roomForChances(deps, tx, request);
  const digits =
    isFlood && chatId !== null ? digitsInFlood : digitsWithin(room, purpose, policy.digits ?? otpDigits);
  const id = newId(deps);
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + policy.lifetimeMs);
  await tx.$executeRaw`
    insert into one_time_code
      (id, purpose, phone, digits, browser_hash, device, address, chat_id, created_at, expires_at, used_at)
    values (${id}::uuid, ${purpose}::code_purpose, ${phone}, ${digits}, ${browserHash}, ${device}, ${address},
      ${chatId}, ${now}, ${expiresAt}, ${isStopped ? now : null})`;
  await publishCode(deps, tx, id);
  const isOpen = !isStopped && chatId === null && channel?.isOpen === true;
  return { id, expiresAt, openCode: isOpen ? codeOf(deps.keyring, id, digits) : null };
}

/**
 * Counts one code that is sent. However many others ask for, whoever asks for little is sent it.
 * @returns whether more codes are sent today than anybody needs
 */
async function countSend(deps: Deps, tx: ModelTx, request: CodeRequest): Promise<boolean> {
  const [pair, ofPhone] = sendScopes(request);
  const counted = await countUse(deps, tx, [
    { scope: pair, policy: sendPolicies.pair },
    { scope: ofPhone, policy: sendPolicies.phone },
    ...byNetwork("sends", request.address, sendPolicies),
  ]);
  // The row of all is locked from here on: codes sent at once see each other's chances.
  const isCrowded = await countInCrowd(deps, tx, { scope: "sends:all", policy: crowdedPolicies.all });
  const ofAddress = counted[2]?.counted ?? 0;
  if (isCrowded && ofAddress > crowdedFree)
    throw new DomainError("too_many_attempts", { retry_after: sendPolicies.address.windowMs / 1000 });
  return countInCrowd(deps, tx, { scope: "sends:day", policy: crowdedPolicies.day });
}
