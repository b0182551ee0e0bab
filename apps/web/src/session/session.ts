import { ApiError } from "./api-error.ts";
import type { RequestOptions, request } from "./request.ts";

export interface Tokens {
  readonly access_token: string;
}

/** Who is signed in here: the cookie that no script can read, and an access token in this page's memory. */
export interface Session {
  /**
   * A fresh access token. `instead` names one that was refused.
   * Throws ApiError `unauthorized` when nobody is signed in (any longer), `offline` without a network.
   */
  token(instead?: string): Promise<string>;
  /** Asks as the signed-in person; a token that was refused is renewed once. Throws ApiError. */
  call<T>(path: string, options?: Omit<RequestOptions, "token">): Promise<T>;
}

export interface SessionDeps {
  readonly refresh: () => Promise<Tokens>;
  /** Runs one at a time over all pages of this browser. */
  readonly alone: <T>(run: () => Promise<T>) => Promise<T>;
  readonly request: typeof request;
  readonly now: () => number;
}

/** Access tokens live fifteen minutes. */
const freshMs = 12 * 60_000;

/** A refresh token serves once, so pages of one browser refresh one after the other. */
export function createSession(deps: SessionDeps): Session {
  let current: { readonly token: string; readonly since: number } | null = null;
  let renewing: Promise<string> | null = null;

  async function renew(): Promise<string> {
    const { access_token } = await deps.alone(deps.refresh);
    current = { token: access_token, since: deps.now() };
    return access_token;
  }

  function token(instead?: string): Promise<string> {
    const isGood = current && current.token !== instead && deps.now() - current.since < freshMs;
    if (isGood && current) return Promise.resolve(current.token);
    renewing ??= renew().finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    token,
    async call<T>(path: string, options: Omit<RequestOptions, "token"> = {}) {
      const first = await token();
      try {
        return await deps.request<T>(path, { ...options, token: first });
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== "unauthorized") throw error;
        return deps.request<T>(path, { ...options, token: await token(first) });
      }
    },
  };
}
