import type { Log } from "@gotovo/db";
import type { Metrics } from "@gotovo/runtime";
import type { BotKind, Deps } from "@gotovo/usecases/context";

/** What the system says of itself beyond the database: bots polling, jobs running. */
export interface Readiness {
  readonly ready: boolean;
  /** By name of the part: whether it works. */
  readonly checks: Readonly<Record<string, boolean>>;
  /** What is wrong and heals by itself: whoever is ready stays so. */
  readonly warnings?: readonly string[];
}

export interface ApiOptions {
  readonly deps: Deps;
  readonly log: Log & { isLevelEnabled(level: string): boolean };
  readonly metrics: Metrics;
  /** False: `/metrics` is not here; else this machine alone reads it here. */
  readonly showsMetrics?: boolean | undefined;
  /** Where people reach us; links begin with it. No slash at its end. */
  readonly publicUrl: string;
  /** Of the product, for the documentation. */
  readonly version?: string | undefined;
  /** What Telegram's links begin with; `https://t.me` by default. */
  readonly telegramLinkRoot?: string | undefined;
  /** How many proxies in front of us add to `X-Forwarded-For`; 0: the socket's address is who asks. */
  readonly trustedProxies?: number | undefined;
  /** How many this process keeps, which says how many requests it takes on at once; any number unless given. */
  readonly databaseConnections?: number | undefined;
  readonly readiness?: (() => Promise<Readiness>) | undefined;
  /** Aborted when the program stops: open event streams end then. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between the heartbeats of an event stream; 10 s. */
  readonly heartbeatMs?: number | undefined;
}

/** What every route is given. */
export interface ApiContext extends ApiOptions {
  readonly telegramLinkRoot: string;
  /** User name of a bot; null until it has started once. */
  readonly botName: (kind: BotKind) => Promise<string | null>;
}
