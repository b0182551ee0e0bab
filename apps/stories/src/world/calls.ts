import type { OrderStatus } from "@gotovo/domain";
import { type ApiCall, type CallFilter, type SandboxDriver, waitUntil } from "@gotovo/sandbox/driver";
import { numberOf, statusOf } from "./cards.ts";

const page = 1000;

/** All Bot API calls since `after`, oldest first, page by page. */
export async function allCalls(telegram: SandboxDriver, filter: CallFilter = {}): Promise<ApiCall[]> {
  const calls: ApiCall[] = [];
  let after = filter.after ?? 0;
  for (;;) {
    const more = await telegram.calls({ ...filter, after, limit: page });
    calls.push(...more);
    if (more.length < page) return calls;
    after = more.at(-1)?.seq ?? after;
  }
}

/** A call that sent or edited a card. */
export interface CardCall {
  readonly seq: number;
  readonly at: number;
  readonly method: string;
  readonly chatId: number;
  readonly number: string;
  readonly status: OrderStatus | undefined;
  /** Of the message that it made; null for an edit, or a refused call. */
  readonly sentMessageId: number | null;
  readonly ok: boolean;
}

/** The calls that sent or edited cards of orders, whatever came of them. */
export function cardCalls(calls: readonly ApiCall[]): CardCall[] {
  return calls.flatMap(({ seq, at, method, params, answer }) => {
    const text = String(params.text ?? "").replace(/<[^>]+>/g, "");
    const number = numberOf(text);
    if (number === undefined || !/^(sendMessage|editMessageText)$/.test(method)) return [];
    const result = answer.result as { message_id?: number } | undefined;
    const sentMessageId = method === "sendMessage" ? (result?.message_id ?? null) : null;
    const chatId = Number(params.chat_id);
    return [
      { seq, at, method, chatId, number, status: statusOf(text), sentMessageId, ok: answer.ok === true },
    ];
  });
}

/**
 * Waits until a bot has told of each order that it has come so far: for more orders than a chat is looked through for.
 * @returns all cards that it has sent or edited since `mark`, refused ones left out
 */
export async function untilTold(
  telegram: SandboxDriver,
  { bot, mark }: { readonly bot: string; readonly mark: number },
  numbers: readonly string[],
  status: OrderStatus,
): Promise<CardCall[]> {
  const told: CardCall[] = [];
  const waiting = new Set(numbers);
  let after = mark;
  await waitUntil(
    async () => {
      const calls = await allCalls(telegram, { bot, after });
      after = calls.at(-1)?.seq ?? after;
      const cards = cardCalls(calls).filter(({ ok }) => ok);
      for (const card of cards) if (card.status === status) waiting.delete(card.number);
      told.push(...cards);
      return waiting.size === 0;
    },
    { what: `${numbers.length} orders are told as ${status}`, timeoutMs: 120_000 },
    () => `not told: ${[...waiting].join(", ")}`,
  );
  return told;
}
