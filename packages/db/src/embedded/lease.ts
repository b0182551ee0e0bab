import pg from "pg";

/** Advisory lock (our own number) that every process using an embedded server holds in shared mode. */
const leaseLock = 7_214_009_155n;

/** The same of every product that works on the server. */
const workLock = 7_214_009_157n;

/** One process's claim that the server is in use. */
export interface Lease {
  /** Resolves when the connection behind the lease is lost; never after `release`. */
  readonly lost: Promise<void>;
  /** True when nobody else who still uses the server has asked this, whatever they were told. */
  isAlone(): Promise<boolean>;
  /** Gives the lease back. Returns true when nobody else uses the server. */
  release(): Promise<boolean>;
}

/**
 * Connects to the server of `url`, checks that it really serves the folder `data`, and claims it. The claim lives
 * in the server itself, so it vanishes with a killed process and no process id can be mistaken for another.
 */
export async function takeLease(url: string, data: string): Promise<Lease> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: "gotovo lease" });
  let released = false;
  const lost = new Promise<void>((resolve) => {
    const report = () => {
      if (!released) resolve();
    };
    client.on("error", report);
    client.on("end", report);
  });
  await client.connect();
  try {
    const { rows } = await client.query("SHOW data_directory");
    if (rows[0].data_directory !== data) throw new Error(`Another PostgreSQL answers in place of ${data}`);
    // Waits while a last user is stopping the server; the connection then ends and the caller starts over.
    await client.query("SELECT pg_advisory_lock_shared($1)", [leaseLock]);
  } catch (error) {
    released = true;
    await client.end();
    throw error;
  }
  return {
    lost,
    async isAlone() {
      const { rows: shared } = await client.query("SELECT pg_try_advisory_lock_shared($1) AS is", [workLock]);
      if (!shared[0].is) return false;
      // With one's own share the whole can be had only where nobody else has one.
      const whole =
        "SELECT CASE WHEN pg_try_advisory_lock($1) THEN pg_advisory_unlock($1) ELSE false END AS is";
      const { rows } = await client.query(whole, [workLock]);
      return rows[0].is;
    },
    async release() {
      released = true;
      try {
        await client.query("SELECT pg_advisory_unlock_shared($1)", [leaseLock]);
        const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS last", [leaseLock]);
        if (rows[0].last) return true;
        await client.end();
        return false;
      } catch {
        return false; // The connection is gone, and with it whatever we held.
      }
    },
  };
}
