import { timingSafeEqual } from "node:crypto";
import {
  blindNetworkPolicy,
  blindPolicy,
  type CodePurpose,
  codePolicies,
  DomainError,
  normalizeDigits,
} from "@gotovo/domain";
import type { ChatKey, Deps, ModelTx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { byNetwork, countUse, giveOneBack } from "../../take-attempt.ts";
import { codeOf } from "./code-of.ts";
import { publishCode } from "./deliver-code.ts";
import { noteWrongCode } from "./note-wrong-code.ts";
import { sendScopes } from "./send-scopes.ts";

interface CodeRow {
  id: string;
  phone: string;
  digits: number;
  /** Who asked for it. */
  address: string;
  /** The chat that shows it. */
  chatId: bigint | null;
  /** This was its last look. */
  isOver: boolean;
}

/**
 * Checks what a person typed as the code of a row, and does `then` with the phone that is so proven, in one transaction
 * with the use of the code: of two at once only one comes through. A code has its own few looks, which only whoever holds
 * its row can use up, and they are all looked at: nobody waits for what others have guessed. What is typed without such a
 * code is counted by address. Wrong, used, expired and unknown codes are alike.
 * @throws DomainError `code_invalid`, `too_many_attempts`
 */
export async function checkCode<T>(
  deps: Deps,
  guess: {
    readonly codeId: string;
    readonly purpose: CodePurpose;
    readonly typed: string;
    readonly address: string;
  },
  then: (tx: ModelTx, phone: string, cameByChat: boolean) => Promise<T>,
): Promise<T> {
  const row = await takeLook(deps, guess);
  if (!row) return refuseBlind(deps, guess.address);
  if (!isRight(deps, row, guess.typed)) {
    await deps.db.tx(async (tx) => {
      if (row.isOver) await publishCode(deps, tx, row.id);
      await noteWrongCode(deps, tx, row);
    });
    throw new DomainError("code_invalid");
  }
  return deps.db.tx(async (tx) => {
    const used = await tx.$executeRaw`
      update one_time_code set used_at = ${deps.clock()} where id = ${row.id}::uuid and used_at is null`;
    if (used === 0) throw new DomainError("code_invalid");
    await giveOneBack(tx, sendScopes(row));
    const done = await then(tx, row.phone, row.chatId !== null);
    await publishChats(deps, tx, chatsOf(row));
    return done;
  });
}

/** There is nothing to look at. */
async function refuseBlind(deps: Deps, address: string): Promise<never> {
  await deps.db.tx((tx) =>
    countUse(deps, tx, byNetwork("blind", address, { address: blindPolicy, network: blindNetworkPolicy })),
  );
  throw new DomainError("code_invalid");
}

/** Takes one of the code's own attempts; null when it has none left, is over or unknown. */
async function takeLook(
  deps: Deps,
  { codeId, purpose }: { readonly codeId: string; readonly purpose: CodePurpose },
): Promise<CodeRow | null> {
  const rows = await deps.db.prisma.$queryRaw<CodeRow[]>`
    update one_time_code set attempts = attempts + 1
    where id = ${codeId}::uuid and purpose = ${purpose}::code_purpose and used_at is null
      and expires_at > ${deps.clock()} and attempts < ${codePolicies[purpose].attempts}
    returning id, phone, digits, address, chat_id as "chatId", attempts = ${codePolicies[purpose].attempts} as "isOver"`;
  return rows[0] ?? null;
}

function chatsOf({ chatId }: CodeRow): ChatKey[] {
  return chatId === null ? [] : [{ bot: "customer", chatId }];
}

function isRight(deps: Deps, { id, digits }: CodeRow, typed: string): boolean {
  const code = normalizeDigits(typed, digits);
  if (code === null) return false;
  return timingSafeEqual(Buffer.from(code), Buffer.from(codeOf(deps.keyring, id, digits)));
}
