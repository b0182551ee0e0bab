import type { Api } from "grammy";
import { hasMoments, withoutMoments } from "../text/moment.ts";

/**
 * For a Bot API server that knows no `date_time` entities yet (before 9.5): what it cannot parse is sent again with our own
 * words for each moment, and so is everything after that.
 */
export function plainMoments(api: Api): void {
  let isUnknown = false;
  api.config.use(async (call, method, payload, signal) => {
    if (!isTimed(payload)) return call(method, payload, signal);
    if (isUnknown) return call(method, inWords(payload), signal);
    const answer = await call(method, payload, signal);
    if (answer.ok || answer.error_code !== 400 || !cannotParse.test(answer.description)) return answer;
    isUnknown = true;
    return call(method, inWords(payload), signal);
  });
}

const cannotParse = /can't parse entities|unsupported start tag/i;
const fields = ["text", "caption"] as const;

function isTimed(payload: object): boolean {
  const values = payload as Record<string, unknown>;
  return fields.some((field) => typeof values[field] === "string" && hasMoments(values[field]));
}

function inWords<Payload extends object>(payload: Payload): Payload {
  const values = payload as Record<string, unknown>;
  const texts = fields.flatMap((field) => {
    const value = values[field];
    return typeof value === "string" ? [[field, withoutMoments(value)]] : [];
  });
  return { ...payload, ...Object.fromEntries(texts) };
}
