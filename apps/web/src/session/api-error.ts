/** A failed response, or no response at all. */
export class ApiError extends Error {
  /** The server's own code, `offline` without an answer, or the HTTP status. */
  readonly code: string;
  /** Seconds to wait before it makes sense to ask again; null when nobody said. */
  readonly retryAfter: number | null;

  constructor(code: string, retryAfter: number | null = null) {
    super(code);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** What went wrong, for a screen to say. */
export interface Problem {
  readonly code: string;
  /** When it makes sense to try again, in milliseconds; null: any time. */
  readonly retryAt: number | null;
}

/** A failure as a screen says it. What is no ApiError is a mistake of ours and goes on. */
export function problemOf(error: unknown, now: number): Problem {
  if (!(error instanceof ApiError)) throw error;
  return { code: error.code, retryAt: error.retryAfter === null ? null : now + error.retryAfter * 1000 };
}
