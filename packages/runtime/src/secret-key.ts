import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isProduction } from "./deployment.ts";
import { EnvError } from "./env.ts";

const keyBytes = 32;
const keyFile = "secret-key";

export interface SecretKeyOptions {
  /** SECRET_KEY, SECRET_KEY_PREVIOUS and NODE_ENV are read. */
  env: Record<string, string | undefined>;
  /** Where development keeps the key it makes. */
  dataDir: string;
  random?: (size: number) => Buffer;
}

export interface SecretKeys {
  readonly current: Buffer;
  /** The one before: what it has sealed can still be opened. */
  readonly previous: Buffer | null;
}

/**
 * The deployment's secret: SECRET_KEY (at least 32 bytes of text), or, outside production, one made once and kept in
 * `dataDir` with mode 0600. Of several processes starting at once all get the same one.
 * @throws EnvError when one is missing or too short
 */
export async function loadSecretKeys(options: SecretKeyOptions): Promise<SecretKeys> {
  const { env, dataDir, random = randomBytes } = options;
  const { current, previous } = await findSecretKeys(options);
  if (current) return { current, previous };
  if (isProduction(env)) throw new EnvError("SECRET_KEY: is required in production");
  const file = join(dataDir, keyFile);
  return { current: checked(file, await make(file, dataDir, random)), previous };
}

/**
 * The same keys as far as there are any: none is made.
 * @throws EnvError when one is too short
 */
export async function findSecretKeys({
  env,
  dataDir,
}: Pick<SecretKeyOptions, "env" | "dataDir">): Promise<
  Pick<SecretKeys, "previous"> & { current: Buffer | null }
> {
  const previous = given(env, "SECRET_KEY_PREVIOUS");
  const current = given(env, "SECRET_KEY");
  if (current || isProduction(env)) return { current, previous };
  const file = join(dataDir, keyFile);
  const kept = await readIfThere(file);
  return { current: kept === undefined ? null : checked(file, kept), previous };
}

function checked(file: string, kept: string): Buffer {
  if (Buffer.byteLength(kept) < keyBytes)
    throw new EnvError(`${file} is damaged: restore it, or set SECRET_KEY`);
  return Buffer.from(kept);
}

function given(env: SecretKeyOptions["env"], name: string): Buffer | null {
  const text = env[name]?.trim();
  if (!text) return null;
  if (Buffer.byteLength(text) < keyBytes)
    throw new EnvError(`${name}: must be at least ${keyBytes} bytes long`);
  return Buffer.from(text);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function make(file: string, dataDir: string, random: (size: number) => Buffer): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${random(4).toString("hex")}`;
  await writeFile(draft, `${random(keyBytes).toString("hex")}\n`, { mode: 0o600 });
  try {
    // A hard link appears whole or not at all, and never replaces a key somebody else made meanwhile.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, "utf8")).trim();
}
