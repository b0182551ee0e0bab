import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Gotovo, type GotovoOptions } from "@gotovo/client";
import { findPostmaster } from "@gotovo/db/embedded/postmaster";
import { createSandboxDriver, type SandboxDriver, waitUntil } from "@gotovo/sandbox/driver";
import type { MerchantJson } from "@gotovo/standalone/new-merchant";
import { type Child, startChild } from "./child.ts";
import { createMerchant } from "./create-merchant.ts";
import type { LocalTelegram } from "./local-telegram.ts";
import { freePorts } from "./ports.ts";

export interface ProductOptions {
  /** Kept after `close`; one of its own, removed at the end, unless given. */
  readonly dataDir?: string;
  /** Settings besides ports and folders, such as DATABASE_URL. */
  readonly env?: Readonly<Record<string, string>>;
  /** A Telegram that goes on when the product is killed; without one the product starts its own sandbox. */
  readonly telegram?: LocalTelegram;
  /** Told once its process runs, long before it is ready, with what it prints. */
  readonly onStart?: (output: () => string) => void;
}

/** The whole product as `npm start` runs it, in a process of its own. */
export interface ProductProcess {
  readonly url: string;
  /** Of its own sandbox; null with a Telegram given. */
  readonly sandboxUrl: string | null;
  readonly dataDir: string;
  readonly telegram: SandboxDriver;
  api(apiKey: string, options?: Partial<GotovoOptions>): Gotovo;
  /** As `merchant:create` does beside it: `["--name", "Zerno", "--venue", "Zerno"]`. */
  createMerchant(args: readonly string[]): Promise<MerchantJson>;
  /** Everything printed since the first start. */
  output(): string;
  /** Undefined while it runs; else its exit code or signal. */
  ending(): number | string | undefined;
  /** Ends it at once, as a power cut does; an embedded database ends with it. */
  kill9(): Promise<void>;
  /** Ctrl+C; returns the exit code. */
  stop(): Promise<number | string>;
  /** Starts it again on the same ports and data, stopping it first if it runs. Resolves when it is ready. */
  restart(): Promise<void>;
  /** Stops whatever is left of it, waits for the end of its database, and removes its folder. */
  close(): Promise<void>;
}

const startLimitMs = 90_000;

/** Starts the product and waits until it is ready. */
export async function startProduct(options: ProductOptions = {}): Promise<ProductProcess> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "gotovo-story-")));
  const [port, sandboxPort] = (await freePorts(2)) as [number, number];
  const url = `http://127.0.0.1:${port}`;
  const sandboxUrl = options.telegram ? null : `http://127.0.0.1:${sandboxPort}`;
  const env = {
    DATA_DIR: dataDir,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    OUTBOUND_PER_SECOND: "1000",
    OUTBOUND_PER_CHAT: "1000",
    ...options.telegram?.env,
    ...options.env,
  };
  let child: Child | undefined;
  let earlier = "";
  const output = () => earlier + (child?.output() ?? "");

  async function start(): Promise<void> {
    earlier = output();
    const started = startChild("apps/standalone/src/main.ts", [], env);
    child = started;
    options.onStart?.(output);
    await waitUntil(
      async () => {
        if (started.ending() !== undefined)
          throw new Error(`The product ended with ${started.ending()}\n${output()}`);
        return isReady(url);
      },
      { what: "the product is ready", timeoutMs: startLimitMs },
      output,
    );
  }

  const product: ProductProcess = {
    url,
    sandboxUrl,
    dataDir,
    telegram: options.telegram ?? createSandboxDriver({ url: sandboxUrl as string }),
    api: (apiKey, client) => new Gotovo({ baseUrl: url, apiKey, ...client }),
    // What it logs of itself would stand between what it prints.
    createMerchant: (args) => createMerchant({ ...env, LOG_LEVEL: "warn" }, args),
    output,
    ending: () => child?.ending(),
    async kill9() {
      await child?.end("SIGKILL");
    },
    stop: async () => (await child?.end("SIGINT")) ?? 0,
    async restart() {
      await product.stop();
      await start();
    },
    async close() {
      await product.stop();
      await databaseEnds(dataDir);
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await start();
  } catch (error) {
    await product.close();
    throw error;
  }
  return product;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

/** The database of a killed product ends by itself, soon. */
async function databaseEnds(dataDir: string): Promise<void> {
  const data = join(dataDir, "postgres/data");
  await waitUntil(
    async () => !(await findPostmaster(data)),
    { what: "the database stops" },
    async () => `postgres ${(await findPostmaster(data))?.pid} still runs`,
  );
}
