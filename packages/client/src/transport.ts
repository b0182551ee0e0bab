import { GotovoError } from "./errors.ts";
import { failureOf, parseJson } from "./failure.ts";
import type { GotovoOptions, Query, RequestOptions, WriteOptions } from "./options.ts";
import { withTimeout } from "./time-out.ts";

export type Method = "DELETE" | "GET" | "PATCH" | "POST" | "PUT";

export interface Call extends RequestOptions {
  readonly method: Method;
  /** From the root, with its parts encoded. */
  readonly path: string;
  readonly query?: Query | undefined;
  readonly body?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the parts of the client send requests with. */
export interface Transport {
  /** The JSON of the answer; undefined of one that has none (204). @throws GotovoError */
  send<T>(call: Call): Promise<T>;
  /** The answer as it comes, once and without a limit of time. @throws GotovoError */
  open(call: Call): Promise<Response>;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Waits longer than this are the caller's to decide: the error says how long. */
const longestWaitMs = 60_000;
const firstWaitMs = 200;
const writes = new Set<Method>(["PATCH", "POST"]);

/**
 * Sends requests with the API key. Whatever may pass is tried again, a writing request with the same idempotency key:
 * lost connections, time-outs, 429, 502, 503, 504, and the conflicts that pass by themselves.
 */
export function createTransport(options: GotovoOptions): Transport {
  const root = options.baseUrl.replace(/\/+$/, "");
  const sleep = options.sleep ?? wait;
  // Called as a plain function: a platform's own fetch refuses to be a method of something else.
  const send = options.fetch ?? ((url: string | URL | Request, init?: RequestInit) => fetch(url, init));

  function request(call: Call, signal: AbortSignal | undefined): Promise<Response> {
    const headers = new Headers({ accept: "application/json", ...call.headers });
    headers.set("authorization", `Bearer ${options.apiKey}`);
    if (call.body !== undefined) headers.set("content-type", "application/json");
    if (call.idempotencyKey) headers.set("idempotency-key", call.idempotencyKey);
    return send(`${root}${call.path}${queryText(call.query)}`, {
      method: call.method,
      headers,
      ...(signal && { signal }),
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    });
  }

  async function once<T>(call: Call): Promise<T> {
    const { response, text } = await answered(call, () =>
      withTimeout(call.timeoutMs ?? options.timeoutMs ?? 15_000, call.signal, async (signal) => {
        const response = await request(call, signal);
        return { response, text: await response.text() };
      }),
    );
    if (!response.ok) throw failureOf(response, text);
    if (response.status === 204) return undefined as T;
    const json = parseJson(text);
    if (json !== undefined) return json as T;
    const { status, headers } = response;
    throw new GotovoError("bad_answer", `The answer to ${call.method} ${call.path} is not JSON`, {
      status,
      requestId: headers.get("x-request-id") ?? undefined,
    });
  }

  return {
    sleep,
    async send<T>(given: Call): Promise<T> {
      const call = writes.has(given.method) ? { ...given, idempotencyKey: keyOf(given) } : given;
      const retries = call.maxRetries ?? options.maxRetries ?? 3;
      for (let attempt = 0; ; attempt++) {
        try {
          return await once<T>(call);
        } catch (error) {
          const next = attempt < retries && !call.signal?.aborted ? waitAfter(error, attempt) : undefined;
          if (next === undefined) throw error;
          await sleep(next, call.signal);
          if (call.signal?.aborted) throw error;
        }
      }
    },
    async open(call) {
      const response = await answered(call, () => request(call, call.signal));
      if (response.ok) return response;
      throw failureOf(response, await response.text().catch(() => ""));
    },
  };
}

async function answered<T>({ method, path }: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new GotovoError("network", `No answer from Gotovo to ${method} ${path}`, { cause });
  }
}

/** Milliseconds until the next attempt; undefined when another one makes no sense. */
export function waitAfter(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof GotovoError) || !mayPass(error)) return undefined;
  const backoff = firstWaitMs * 3 ** attempt;
  const asked = (error.retryAfter ?? 0) * 1000;
  return asked <= longestWaitMs ? Math.max(backoff, asked) : undefined;
}

const passingStatuses = new Set([429, 502, 503, 504]);
const passingCodes = new Set(["network", "idempotency_in_flight", "conflict"]);

function mayPass({ status, code }: GotovoError): boolean {
  return passingStatuses.has(status) || passingCodes.has(code);
}

function keyOf({ idempotencyKey }: WriteOptions): string {
  return idempotencyKey ?? globalThis.crypto?.randomUUID?.() ?? plainKey();
}

/** Node 18 has no global `crypto`. A key has to be new, not secret. */
function plainKey(): string {
  const part = () => Math.random().toString(36).slice(2);
  return `${Date.now().toString(36)}-${part()}-${part()}`;
}

/** `?a=1&b=x%2Cy`; nothing for what is undefined. */
function queryText(query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) params.set(name, value instanceof Date ? value.toISOString() : String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** Resolves after the time, or at once when the signal says so. */
function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (signal?.aborted) done();
    else signal?.addEventListener("abort", done);
  });
}
