import { randomUUID } from "node:crypto";
import pg from "pg";
import { createChannels, type ListenHandler } from "./channels.ts";
import { createConnector } from "./connector.ts";
import { connectTimeoutMs, lookEveryMs } from "./limits.ts";
import type { Log } from "./log.ts";

export interface Listener {
  /** Resolves once messages of `channel` arrive; returns the function that ends it. */
  listen(channel: string, handler: ListenHandler): Promise<() => Promise<void>>;
  /** Tells handlers of this process at once, without a way through the database. */
  tellHere(channel: string, payload: string): void;
  /** A payload for NOTIFY that the handlers of this process, who were told, are not told again; null: nobody would hear it. */
  toOthers(payload: string): string | null;
  close(): Promise<void>;
}

/** Together they find out a silent server within 10 s. */
const heartbeatMs = 5_000;
const heartbeatTimeoutMs = 4_000;
const firstRetryMs = 100;
const lastRetryMs = 5_000;

/** What an engine says that has no LISTEN, or in which it is switched off. */
const notSupported = "0A000";
/** It may be switched on later. */
const usualAskAgainMs = 60_000;

/** Before a payload stands who sent it. */
const markOf = "from ";
const markLength = `${markOf}${randomUUID()} `.length;

function withoutMark(payload: string): string {
  return payload.startsWith(markOf) ? payload.slice(markLength) : payload;
}

/**
 * One connection for all channels of this process, made at the first `listen` and remade whenever it is lost. Where LISTEN is
 * refused, everybody is told again and again to look for themselves.
 * @param url past a pooler: through one, a LISTEN is forgotten
 * @param askAgainMs how often one that refuses it is asked again
 */
export function createListener(url: string, log: Log, askAgainMs = usualAskAgainMs): Listener {
  const { Client, atAnyHost } = createConnector(url);
  const channels = createChannels(log);
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** Runs while LISTEN is refused. */
  let looking: NodeJS.Timeout | undefined;
  let attempts = 0;
  let closed = false;
  const ownMark = `${markOf}${randomUUID()} `;

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
      connect().then(channels.tellAllToLook, (error) => {
        log.debug({ err: error }, "the LISTEN connection is still away");
        reconnect();
      });
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
      if (!payload.startsWith(ownMark)) channels.tell(channel, withoutMark(payload));
    });
    try {
      await next.connect();
      for (const channel of channels.names()) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await next.end();
      throw error;
    }
    if (closed) return void (await next.end());
    client = next;
    attempts = 0;
    if (looking) log.info({}, "the database takes LISTEN again: changes are heard");
    clearInterval(looking);
    looking = undefined;
    beat(next);
  };

  const connect = async () => {
    try {
      await atAnyHost(connectOnce);
    } catch (error) {
      if ((error as pg.DatabaseError).code !== notSupported || closed) throw error;
      lookInstead();
    }
  };

  const lookInstead = () => {
    if (!looking) {
      log.warn({}, "The database refuses LISTEN: changes are looked for, not heard");
      looking = setInterval(channels.tellAllToLook, lookEveryMs);
      looking.unref();
    }
    timer = setTimeout(() => connect().then(channels.tellAllToLook, reconnect), askAgainMs);
    timer.unref();
  };

  // TypeScript cannot see that `client` changes while we wait.
  const current = (): pg.Client | undefined => client;

  return {
    async listen(channel, handler) {
      const isNew = channels.add(channel, handler);
      if (client && isNew) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      else if (!client && !looking && attempts === 0) {
        connecting ??= connect().finally(() => {
          connecting = undefined;
        });
        await connecting;
        // A channel that came while connecting may have missed the round of LISTENs: repeating is harmless.
        await current()?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      }
      return async () => {
        if (channels.remove(channel, handler))
          await client?.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`);
      };
    },
    tellHere: channels.tell,
    toOthers: (payload) => (looking ? null : ownMark + payload),
    async close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(looking);
      await connecting;
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
