import { ApiError } from "./api-error.ts";
import { learnClock } from "./server-clock.ts";

export interface RequestOptions {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  /** A Bearer token. */
  readonly token?: string;
  /** Lets the browser finish it when the page goes. */
  readonly keepalive?: boolean;
}

const timeoutMs = 20_000;

/** The JSON of a same-origin answer; null when it is empty. Throws ApiError for every refusal and without an answer. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { status, ok, headers, body } = await answer(path, options);
  if (ok) return body as T;
  const { code, method_result: result, retry_after: retryAfter } = (body ?? {}) as Record<string, unknown>;
  const wait = Number(headers.get("retry-after") ?? retryAfter);
  const name = [code, result].find((each) => typeof each === "string") as string | undefined;
  throw new ApiError(name ?? String(status), wait > 0 ? wait : null);
}

async function answer(path: string, { method = "GET", body, token, keepalive = false }: RequestOptions) {
  try {
    const response = await fetch(path, {
      method,
      keepalive,
      cache: "no-store",
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    learnClock(response.headers);
    const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
    const { ok, status, headers } = response;
    return { ok, status, headers, body: isJson ? ((await response.json()) as unknown) : null };
  } catch (cause) {
    throw Object.assign(new ApiError("offline"), { cause });
  }
}
