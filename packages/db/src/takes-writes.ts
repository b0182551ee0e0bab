import type pg from "pg";
import type { Log } from "./log.ts";

const waitMs = 2_000;

/** Longer than what PostgreSQL finds room for in a page that it has already. */
const fillerLength = 6_000;

/**
 * Tells whether the database takes writes, by a write. A server that became a standby, is set to read only or has a full
 * disk answers every question as if nothing were wrong. Resolves within 2 s and never rejects.
 */
export function createWriteProbe(pool: pg.Pool, log: Log): () => Promise<boolean> {
  let underWay: Promise<boolean> | undefined;

  async function write(): Promise<boolean> {
    try {
      await pool.query(
        `insert into write_probe (id, filler)
         values (1, (select string_agg(gen_random_uuid()::text, '') from generate_series(1, $1::int / 36)))
         on conflict (id) do update set filler = excluded.filler`,
        [fillerLength],
      );
      return true;
    } catch (error) {
      log.debug({ err: error }, "the database takes no writes");
      return false;
    }
  }

  async function writeInTime(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), waitMs);
    });
    return Promise.race([write(), late]).finally(() => clearTimeout(timer));
  }

  return () => {
    // Whoever asks may be anybody: however many ask at once, it is one write.
    underWay ??= writeInTime().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
