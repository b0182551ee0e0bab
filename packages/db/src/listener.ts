import { randomUUID } from "node:crypto";
import pg from "pg";
import { createConnector } from "./connector.ts";
import { connectTimeoutMs } from "./limits.ts";
import type { Log } from "./log.ts";

/**
 * What a LISTEN handler is told: a message of its channel, or that the connection was lost and is back, so
 * that messages may have been missed and the truth must be read again.
 */
export type ListenEvent = { kind: "message"; payload: string } | { kind: "reconnected" };
export type ListenHandler = (event: ListenEvent) => void;

export interface Listener {
  /** Resolves once messages of `channel` arrive; returns the function that ends it. */
  listen(channel: string, handler: ListenHandler): Promise<() => Promise<void>>;
  /** Tells handlers of this process at once, without a way through the database. */
  tellHere(channel: string, payload: string): void;
  /** A payload for NOTIFY that the handlers of this process, who were told, are not told again. */
  toOthers(payload: string): string;
  close(): Promise<void>;
}

/** Together they find out a silent server within 10 s. */
const heartbeatMs = 5_000;
const heartbeatTimeoutMs = 4_000;
const firstRetryMs = 100;
const lastRetryMs = 5_000;

/** Before a payload stands who sent it. */
const markOf = "from ";
const markLength = `${markOf}${randomUUID()} `.length;

function withoutMark(payload: string): string {
  return payload.startsWith(markOf) ? payload.slice(markLength) : payload;
}

/**
 * One connection for all channels of this process, made at the first `listen` and remade whenever it is lost.
 * @param url past a pooler: through one, a LISTEN is forgotten
 */
export function createListener(url: string, log: Log): Listener {
  const { Client, atAnyHost } = createConnector(url);
  const channels = new Map<string, Set<ListenHandler>>();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let attempts = 0;
  let closed = false;
  const ownMark = `${markOf}${randomUUID()} `;

  const tell = (handler: ListenHandler, event: ListenEvent) => {
    try {
      handler(event);
    } catch (error) {
      log.error({ err: error }, "a LISTEN handler failed");
    }
  };

  const tellHere = (channel: string, payload: string) => {
    for (const handler of channels.get(channel) ?? []) tell(handler, { kind: "message", payload });
  };

  const lose = (lost: pg.Client, error: Error) => {
    if (closed || client !== lost) return;
    client = undefined;
    clearTimeout(timer);
    lost.end().catch((cause) => log.debug({ err: cause }, "the lost LISTEN connection did not end cleanly"));
    log.warn({ err: error }, "the LISTEN connection was lost");
    reconnect();
  };

  const reconnect = () => {
    if (closed) return;
    const pause = Math.min(lastRetryMs, firstRetryMs * 2 ** Math.min(attempts++, 10));
    timer = setTimeout(() => {
      connect().then(
        () => {
          for (const handlers of channels.values())
            for (const handler of handlers) tell(handler, { kind: "reconnected" });
        },
        (error) => {
          log.debug({ err: error }, "the LISTEN connection is still away");
          reconnect();
        },
      );
    }, pause);
  };

  const beat = (current: pg.Client) => {
    timer = setTimeout(() => {
      // Gives up by itself, as every query of this connection does.
      current
        .query<{ standby: boolean }>("SELECT pg_is_in_recovery() AS standby")
        .then(({ rows }) => {
          // Nobody sends notifications there any more.
          if (rows[0]?.standby) lose(current, new Error("The server became a standby"));
          else if (client === current) beat(current);
        })
        .catch((error) => lose(current, error));
    }, heartbeatMs);
    timer.unref();
  };

  const connectOnce = async () => {
    const next = new Client({
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: heartbeatTimeoutMs,
      keepAlive: true,
      application_name: "gotovo listen",
    });
    next.on("error", (error) => lose(next, error));
    next.on("end", () => lose(next, new Error("LISTEN connection ended")));
    next.on("notification", ({ channel, payload = "" }) => {
      if (!payload.startsWith(ownMark)) tellHere(channel, withoutMark(payload));
    });
    try {
      await next.connect();
      for (const channel of channels.keys()) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await next.end();
      throw error;
    }
    if (closed) return void (await next.end());
    client = next;
    attempts = 0;
    beat(next);
  };

  const connect = () => atAnyHost(connectOnce);

  // TypeScript cannot see that `client` changes while we wait.
  const current = (): pg.Client | undefined => client;

  return {
    async listen(channel, handler) {
      const known = channels.get(channel);
      const handlers = known ?? new Set();
      channels.set(channel, handlers.add(handler));
      if (client && !known) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      else if (!client && attempts === 0) {
        connecting ??= connect().finally(() => {
          connecting = undefined;
        });
        await connecting;
        // A channel that came while connecting may have missed the round of LISTENs: repeating is harmless.
        await current()?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      }
      return async () => {
        handlers.delete(handler);
        if (handlers.size > 0 || channels.get(channel) !== handlers) return;
        channels.delete(channel);
        await client?.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`);
      };
    },
    tellHere,
    toOthers: (payload) => ownMark + payload,
    async close() {
      closed = true;
      clearTimeout(timer);
      await connecting;
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
