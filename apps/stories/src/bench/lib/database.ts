import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDb, silentLog, startEmbeddedPostgres } from "@gotovo/db";
import type { Deps } from "@gotovo/usecases/context";
import { openDeps } from "@gotovo/usecases/open-deps";

/** What is sealed in a database of the benchmarks. */
export const benchKeys = { current: Buffer.alloc(32, 7), previous: null };

/** A PostgreSQL of its own, with the settings that the product runs it with. */
export async function withPostgres<T>(work: (newDatabase: () => Promise<string>) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "gotovo-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
  let made = 0;
  const newDatabase = async () => {
    const admin = createDb({ url: postgres.adminUrl, log: silentLog });
    const name = `bench_${++made}`;
    await admin.pool.query(`create database ${name}`);
    await admin.close();
    const url = new URL(postgres.adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  };
  try {
    return await work(newDatabase);
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What a process of the product has, over a database. */
export async function openBenchDeps(url: string): Promise<Deps & { close(): Promise<void> }> {
  const { deps, close } = await openDeps({
    migrates: true,
    url,
    secretKeys: benchKeys,
    log: silentLog,
  });
  return { ...deps, close };
}
