/** Requests of the control API; a refusal is thrown with its words. */
export interface Control {
  readonly get: <Answer>(path: string, query?: Record<string, unknown>) => Promise<Answer>;
  readonly send: <Answer>(
    method: "POST" | "PATCH" | "PUT" | "DELETE",
    path: string,
    body?: unknown,
  ) => Promise<Answer>;
}

/** A refusal of the control API, e.g. 409 `blocked`. */
export class SandboxError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function createControl(url: string): Control {
  const call = async (method: string, path: string, init: RequestInit) => {
    const response = await fetch(new URL(`/sandbox${path}`, url), { method, ...init });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    const error = text.startsWith("{")
      ? (JSON.parse(text) as { error: { code: string; message: string } }).error
      : undefined;
    throw new SandboxError(
      response.status,
      error?.code ?? "unknown",
      `sandbox: ${method} ${path}: ${error?.message ?? text}`,
    );
  };
  return {
    get: (path, query = {}) => {
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(query))
        if (value !== undefined) search.set(name, String(value));
      return call("GET", search.size > 0 ? `${path}?${search}` : path, {});
    },
    send: (method, path, body) =>
      call(method, path, {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body ?? {}),
      }),
  };
}
