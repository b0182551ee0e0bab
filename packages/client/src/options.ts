export interface GotovoOptions {
  /** Where Gotovo runs, such as `https://gotovo.example`. */
  readonly baseUrl: string;
  /** Of your merchant. It is a secret: use it on servers only. */
  readonly apiKey: string;
  /** How often a request is sent again after a failure that may pass; 3 by default. */
  readonly maxRetries?: number;
  /** Milliseconds for one attempt; 15,000 by default. */
  readonly timeoutMs?: number;
  /** The runtime's own unless given. */
  readonly fetch?: typeof fetch;
  /** How the time between attempts is waited for; for tests. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** What each method takes as its last parameter. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Overrides the client's own. */
  readonly timeoutMs?: number;
  /** Overrides the client's own. */
  readonly maxRetries?: number;
}

export interface WriteOptions extends RequestOptions {
  /**
   * The same key with the same request has one effect and one answer for 48 hours. Made by itself and kept over the
   * retries of one call; give your own, such as your order's id, to be safe over restarts of your server too.
   */
  readonly idempotencyKey?: string;
}

export type Query = Readonly<Record<string, QueryValue>>;
export type QueryValue = string | number | boolean | Date | readonly string[] | undefined;
