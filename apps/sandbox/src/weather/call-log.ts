import type { ApiCall } from "../control/contract.ts";

/** A call as kept: the answer as it went over the wire, parsed only when somebody asks. */
interface Kept extends Omit<ApiCall, "answer"> {
  readonly answer: string;
}

export interface CallFilter {
  readonly bot?: string | undefined;
  readonly method?: string | undefined;
  readonly chat_id?: number | undefined;
  readonly ok?: boolean | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** The newest calls of all bots. */
export interface CallLog {
  readonly add: (call: Omit<Kept, "seq">) => void;
  readonly find: (filter: CallFilter) => { calls: ApiCall[]; last_seq: number };
  readonly clear: () => void;
}

export function createCallLog(capacity: number): CallLog {
  let kept: Kept[] = [];
  let last = 0;
  return {
    add(call) {
      last += 1;
      kept.push({ ...call, seq: last });
      if (kept.length > 1.1 * capacity) kept = kept.slice(-capacity);
    },
    find({ bot, method, chat_id, ok, after = 0, limit }) {
      const first = kept[0]?.seq ?? 1;
      const calls: ApiCall[] = [];
      for (const call of kept.slice(Math.max(0, after + 1 - first))) {
        if (bot && call.bot.toLowerCase() !== bot.toLowerCase()) continue;
        if (method && call.method.toLowerCase() !== method.toLowerCase()) continue;
        if (chat_id !== undefined && String(call.params.chat_id) !== String(chat_id)) continue;
        if (ok !== undefined && call.answer.startsWith('{"ok":true') !== ok) continue;
        calls.push({ ...call, answer: JSON.parse(call.answer) as Record<string, unknown> });
        if (calls.length >= limit) break;
      }
      return { calls, last_seq: last };
    },
    clear() {
      kept = [];
    },
  };
}
