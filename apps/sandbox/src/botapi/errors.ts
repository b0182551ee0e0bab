/** ResponseParameters of the Bot API. */
interface Parameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

/** A refusal as the Bot API words it: `{"ok": false, "error_code", "description", "parameters"?}`. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Parameters | undefined;

  constructor(code: number, description: string, parameters?: Parameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with Telegram's prefix. */
export const badRequest = (text: string) => new ApiError(400, `Bad Request: ${text}`);

/** 403 with Telegram's prefix. */
export const forbidden = (text: string) => new ApiError(403, `Forbidden: ${text}`);

/** 429: the caller must wait this many seconds. */
export const tooManyRequests = (seconds: number) =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

/** Exists in the Bot API but not in the sandbox: an error says so instead of a pretended success. */
export const notImplemented = (what: string) =>
  new ApiError(501, `Not Implemented: the sandbox does not do ${what}`);
