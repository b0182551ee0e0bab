import type { OrderStatus } from "@gotovo/domain";
import type { ApiCall, CallFilter, SandboxDriver } from "@gotovo/sandbox/driver";
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
