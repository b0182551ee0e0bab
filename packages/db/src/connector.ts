import pg from "pg";
import { readAddress } from "./address.ts";
import { connectTimeoutMs } from "./limits.ts";

/** A server that answers, but is not the one that is wanted. */
class Standby extends Error {
  /** As a server says itself when it is asked to write: whoever meets it waits and tries again. */
  readonly code = "25006";

  constructor(host: string) {
    super(`The database at ${host} takes no writes`);
    this.name = "Standby";
  }
}

type Connected = (error: Error | null) => void;

/** Makes connections to a database that may have several hosts. */
export interface Connector {
  /** For a `pg.Pool`: each connection goes to the host that answered last, or to the next one. */
  readonly Client: typeof pg.Client;
  readonly isPooled: boolean;
  /** Connects by `connect`, which makes a client, at each host in turn until one answers. */
  atAnyHost<T>(connect: () => Promise<T>): Promise<T>;
}

/**
 * Connections to the hosts of an address, tried in turn: one that cannot be reached, or is a standby where a server that takes
 * writes is asked for, is passed over by whoever connects next.
 */
export function createConnector(databaseUrl: string): Connector {
  const { urls, mustTakeWrites, isPooled } = readAddress(databaseUrl);
  let turn = 0;
  const passOver = (failed: number) => {
    if (turn === failed) turn = (failed + 1) % urls.length;
  };

  class Client extends pg.Client {
    readonly #host: number;

    constructor(config: pg.ClientConfig = {}) {
      const host = turn;
      const { connectionTimeoutMillis: patience = connectTimeoutMs } = config;
      // Whoever waits for a connection has time for each of them.
      const connectionTimeoutMillis = Math.ceil(patience / urls.length);
      super({ ...config, connectionTimeoutMillis, connectionString: urls[host] as string });
      this.#host = host;
    }

    override connect(): Promise<pg.Client>;
    override connect(callback: Connected): void;
    override connect(callback?: Connected): Promise<pg.Client> | undefined {
      const connecting = this.#connect();
      if (!callback) return connecting;
      connecting.then(() => callback(null), callback);
      return undefined;
    }

    async #connect(): Promise<pg.Client> {
      try {
        await super.connect();
        if (mustTakeWrites) await this.#requireWrites();
        return this;
      } catch (error) {
        passOver(this.#host);
        throw error;
      }
    }

    async #requireWrites(): Promise<void> {
      const { rows } = await this.query<{ readonly: string }>(
        "select current_setting('transaction_read_only') as readonly",
      );
      if (rows[0]?.readonly === "off") return;
      await this.end();
      throw new Standby(this.host);
    }
  }

  /** The next statement of a session may be somebody else's: what was prepared under a name is not there any more. */
  class PooledClient extends Client {
    override query(...call: unknown[]): never {
      const [first, ...rest] = call;
      const isNamed = typeof first === "object" && first !== null && "name" in first && !("submit" in first);
      const ask = super.query as (...call: unknown[]) => never;
      return ask.call(this, isNamed ? { ...first, name: undefined } : first, ...rest);
    }
  }

  return {
    Client: (isPooled ? PooledClient : Client) as typeof pg.Client,
    isPooled,
    async atAnyHost(connect) {
      for (let left = urls.length; ; left--) {
        try {
          return await connect();
        } catch (error) {
          if (left <= 1) throw error;
        }
      }
    },
  };
}
