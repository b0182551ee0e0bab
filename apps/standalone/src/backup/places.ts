import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BadBackup, silentLog, startEmbeddedPostgres, withMigrator } from "@gotovo/db";
import type { Config } from "../config.ts";
import { prepareDataFolder } from "../data-folder.ts";

/** A database to back up or to restore into. */
export interface Place {
  readonly url: string;
  /** Ends our use of it; a temporary one is gone afterwards. May be called twice. */
  close(): Promise<void>;
}

type Where = Pick<Config, "databaseUrl" | "databaseDirectUrl" | "dataDir">;

/**
 * The product's database as it is: nothing in it is brought up to date.
 * @param options.mustBeThere true: an embedded one is not made
 */
export async function openPlace(where: Where, { mustBeThere }: { mustBeThere: boolean }): Promise<Place> {
  const url = where.databaseDirectUrl ?? where.databaseUrl;
  if (url !== null) return { url, close: async () => {} };
  const { dataDir } = where;
  if (mustBeThere && !existsSync(join(dataDir, "postgres")))
    throw new BadBackup(
      `DATABASE_URL is unset, and there is no embedded database in ${dataDir} (DATA_DIR): there is nothing to back up.`,
    );
  prepareDataFolder(dataDir);
  const { url: embedded, stop } = await startEmbeddedPostgres({ dataDir, log: silentLog });
  return { url: embedded, close: stop };
}

/** An empty database for a moment: on the server of DATABASE_URL, or, where that is unset, on a server of its own. */
export async function openTemporaryPlace(where: Where): Promise<Place> {
  const url = where.databaseDirectUrl ?? where.databaseUrl;
  return url === null ? onOwnServer() : onServerOf(url);
}

async function onOwnServer(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), "gotovo-restore-check-"));
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog, settings: { fsync: "off" } });
  return once(server.url, async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
}

async function onServerOf(url: string): Promise<Place> {
  const name = `gotovo_check_${randomBytes(4).toString("hex")}`;
  await withMigrator(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`)).catch(
    (error: Error) => {
      throw new BadBackup(
        `A temporary database cannot be made on the server of DATABASE_URL: ${error.message}. Give its user CREATEDB, or ` +
          "unset DATABASE_URL: then a server of its own is started for the check.",
      );
    },
  );
  return once(url.replace(/^(\w+:\/\/[^/?#]*)[^?#]*/, `$1/${name}`), () =>
    withMigrator(url, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }),
  );
}

function once(url: string, end: () => Promise<void>): Place {
  let ended: Promise<void> | undefined;
  return {
    url,
    close() {
      ended ??= end();
      return ended;
    },
  };
}
