import { timingSafeEqual } from "node:crypto";
import { type CodePurpose, codePolicies, DomainError, guessPolicies, normalizeDigits } from "@gotovo/domain";
import type { ChatKey, Deps, ModelTx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { clearFailures, takeAttempt } from "../../take-attempt.ts";
import { codeOf } from "./code-of.ts";
import { publishCode } from "./deliver-code.ts";

interface CodeRow {
  id: string;
  phone: string;
  digits: number;
  /** The chat that shows it. */
  chatId: bigint | null;
  /** This was its last look. */
  isOver: boolean;
}

const guessesOf = (phone: string) => `guesses:phone:${phone}`;

/**
 * Checks what a person typed as the code of a row, and does `then` with the phone that is so proven, in one transaction
 * with the use of the code: of two at once only one comes through. Every look counts for the phone, the address and the
 * code itself before it is made; wrong, used, expired and unknown codes are alike.
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
  then: (tx: ModelTx, phone: string) => Promise<T>,
): Promise<T> {
  const phone = await phoneOf(deps, guess.codeId);
  const attempt = await takeAttempt(deps, {
    counters: [
      ...(phone === null ? [] : [{ scope: guessesOf(phone), policy: guessPolicies.phone }]),
      { scope: `guesses:address:${guess.address}`, policy: guessPolicies.address },
    ],
    budget: { scope: "guesses:all", policy: guessPolicies.all },
  });
  const row = await takeLook(deps, guess);
  if (!row || !isRight(deps, row, guess.typed)) {
    if (row?.isOver) await deps.db.tx((tx) => publishCode(deps, tx, row.id));
    await attempt.failed();
    throw new DomainError("code_invalid");
  }
  await attempt.succeeded();
  return deps.db.tx(async (tx) => {
    const used = await tx.$executeRaw`
      update one_time_code set used_at = ${deps.clock()} where id = ${row.id}::uuid and used_at is null`;
    if (used === 0) throw new DomainError("code_invalid");
    await clearFailures(tx, guessesOf(row.phone));
    const done = await then(tx, row.phone);
    await publishChats(deps, tx, chatsOf(row));
    return done;
  });
}

async function phoneOf(deps: Deps, codeId: string): Promise<string | null> {
  const row = await deps.db.prisma.oneTimeCode.findUnique({ where: { id: codeId }, select: { phone: true } });
  return row?.phone ?? null;
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
    returning id, phone, digits, chat_id as "chatId", attempts = ${codePolicies[purpose].attempts} as "isOver"`;
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
