import { spawn } from "node:child_process";
import { join } from "node:path";
import { leash } from "./leash.ts";

const root = join(import.meta.dirname, "../../../..");
/** A program of the project in a process of its own; it never outlives ours. */
export interface Child {
  /** Everything it has printed, both streams as they came. */
  output(): string;
  /** Its exit code, or the signal that ended it; undefined while it runs. */
  ending(): number | string | undefined;
  /** Sends the signal and waits for the end; returns like `ending`. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  /** Waits for its own end. */
  readonly ended: Promise<number | string>;
}

/** Where a program is: this project, or what was made of it. */
export interface Tree {
  readonly folder: string;
  /** What its programs are started through, such as setpriv with its arguments. */
  readonly through: readonly string[];
}

/** Starts `node <file> <args>`; the file is named from the tree's root. Settings of our own process are not handed on. */
export function startChild(
  file: string,
  args: readonly string[],
  env: Record<string, string | undefined>,
  input?: string,
  { folder, through }: Tree = { folder: root, through: [] },
): Child {
  const settings =
    /^(PORT|HOST|METRICS_PORT|KEEP_ALIVE_SECONDS|DATABASE_URL|DATABASE_DIRECT_URL|DATABASE_CONNECTIONS|DRAIN_SECONDS|DATA_DIR|\w+_BOT_TOKEN|TELEGRAM_\w+|SANDBOX_\w+|PUBLIC_URL|SECRET_KEY\w*|NODE_ENV|LOG_LEVEL|OUTBOUND_\w+|OTP_DIGITS|TRUSTED_PROXIES|WEBHOOK_\w+|EVENTS_\w+|GOTOVO_\w+|VITEST\w*)$/;
  const inherited = Object.entries(process.env).filter(([name]) => !settings.test(name));
  const command = [...through, process.execPath, "--import", leash, join(folder, file), ...args];
  const child = spawn(command[0] as string, command.slice(1), {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...env, GOTOVO_LEASH: "3" },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe", "pipe"],
  });
  child.stdin?.end(input);
  let output = "";
  let ending: number | string | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      ending = code ?? signal ?? "unknown";
      resolve(ending);
    });
  });
  return {
    output: () => output,
    ending: () => ending,
    ended,
    end(signal) {
      if (ending === undefined) child.kill(signal);
      return ended;
    },
  };
}
