import { problem as problemSchema } from "@gotovo/contract";
import type { z } from "zod";
import { GotovoError } from "./error.ts";

export interface TransportOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch: typeof fetch;
  /** Waits before the second, third, … attempt, in milliseconds; their number is the number of retries. */
  readonly retryDelays: readonly number[];
  /** An attempt is given up after this many milliseconds. */
  readonly timeoutMs: number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export interface Request {
  readonly method: "DELETE" | "GET" | "PATCH" | "POST";
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal | undefined;
}

export type Transport = <T>(request: Request, answer: z.ZodType<T>) => Promise<T>;

/**
 * Sends requests with the API key and reads answers by their schema. A lost connection, a time-out, 502 and 503 are
 * tried again with the same idempotency key; so is `idempotency_in_flight`, which our own lost attempt leaves behind.
 */
export function createTransport(options: TransportOptions): Transport {
  return async (request, answer) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(options, request, answer);
      } catch (error) {
        const delay = options.retryDelays[attempt];
        if (delay === undefined || request.signal?.aborted || !isWorthRetrying(error)) throw error;
        await options.sleep(delay, request.signal);
      }
    }
  };
}

async function once<T>(options: TransportOptions, request: Request, answer: z.ZodType<T>): Promise<T> {
  const { response, body } = await exchange(options, request);
  if (!response.ok) throw failureOf(response.status, body);
  const parsed = answer.safeParse(jsonOrNothing(body));
  if (parsed.success) return parsed.data;
  throw new GotovoError(response.status, "bad_answer", `Unexpected answer to ${request.path}`, {
    cause: parsed.error,
  });
}

async function exchange(options: TransportOptions, request: Request) {
  const headers = new Headers({ authorization: `Bearer ${options.apiKey}`, accept: "application/json" });
  if (request.body !== undefined) headers.set("content-type", "application/json");
  if (request.idempotencyKey) headers.set("idempotency-key", request.idempotencyKey);
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const url = `${options.baseUrl.replace(/\/+$/, "")}${request.path}`;
  try {
    const response = await options.fetch(url, {
      method: request.method,
      headers,
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    return { response, body: await response.text() };
  } catch (cause) {
    throw new GotovoError(0, "network", `No answer from Gotovo to ${request.method} ${request.path}`, {
      cause,
    });
  }
}

function failureOf(status: number, body: string): GotovoError {
  const parsed = problemSchema.safeParse(jsonOrNothing(body));
  if (!parsed.success) return new GotovoError(status, "http", `Gotovo answered ${status}`);
  const { code, title, detail } = parsed.data;
  return new GotovoError(status, code, detail ?? title, { problem: parsed.data });
}

function jsonOrNothing(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON is not what the contract says: the caller's schema refuses undefined.
    return undefined;
  }
}

function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof GotovoError)) return false;
  return (
    error.code === "network" ||
    error.code === "idempotency_in_flight" ||
    error.status === 502 ||
    error.status === 503
  );
}
