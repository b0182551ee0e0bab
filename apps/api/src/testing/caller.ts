import type { OpenAPIHono } from "@hono/zod-openapi";

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came.
  readonly json: any;
  readonly text: string;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Sent as it is. */
  readonly rawBody?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

/** Calls the API as one client. */
export interface Caller {
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export function createCaller(app: Pick<OpenAPIHono, "request">, apiKey?: string): Caller {
  async function call(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
    const body = options.rawBody ?? (options.body === undefined ? null : JSON.stringify(options.body));
    const response = await app.request(path, {
      method,
      body,
      headers: {
        ...(apiKey && { authorization: `Bearer ${apiKey}` }),
        ...(body !== null && { "content-type": "application/json" }),
        ...options.headers,
      },
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : null,
    };
  }
  return {
    call,
    get: (path, headers = {}) => call("GET", path, { headers }),
    post: (path, body, headers = {}) => call("POST", path, { body, headers }),
  };
}
