import { execFileSync, spawnSync } from "node:child_process";
import { chownSync } from "node:fs";
import { getuid } from "node:process";

/** The account that runs PostgreSQL, which refuses to run as root. */
export interface Account {
  /** Turns a command into one run by that account. */
  command(program: string, args: string[]): { file: string; args: string[]; uid?: number; gid?: number };
  /** Gives a file or folder to that account. */
  own(path: string): void;
  /** The mode of folders of ours that it has to pass through; none of them need others to read. */
  readonly passage: number;
}

const self: Account = { command: (file, args) => ({ file, args }), own() {}, passage: 0o700 };

/**
 * Picks the account: whoever runs us, or, for root, the user "postgres" (made if missing) or "nobody".
 * When that user cannot reach `program` or `folder` (a project below /root), setpriv lends it the one
 * capability it needs; without setpriv an error says what to do.
 */
export function chooseAccount(program: string, folder: string): Account {
  if (getuid?.() !== 0) return self;
  const { uid, gid } = lookUp("postgres") ??
    createPostgresUser() ??
    lookUp("nobody") ?? { uid: 65534, gid: 65534 };
  const own = (path: string) => chownSync(path, uid, gid);
  const runs = spawnSync(program, ["--version"], { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
  const reaches = spawnSync("/bin/sh", ["-c", 'test -x "$0"', folder], { uid, gid, cwd: "/" }).status === 0;
  if (runs && reaches) return { own, command: (file, args) => ({ file, args, uid, gid }), passage: 0o711 };

  const drop = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const lend = [...drop, "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  if (spawnSync("setpriv", [...lend, program, "--version"], { cwd: "/", stdio: "ignore" }).status !== 0) {
    throw new Error(
      `PostgreSQL does not run as root, and its user cannot reach ${runs ? folder : program}. ` +
        "Run as an ordinary user, move the project out of a private folder, or set DATABASE_URL.",
    );
  }
  const command = (file: string, args: string[]) => ({ file: "setpriv", args: [...lend, file, ...args] });
  return { own, command, passage: 0o700 };
}

function lookUp(user: string): { uid: number; gid: number } | undefined {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined; // No such user: the caller has the next candidate.
  }
}

function createPostgresUser(): { uid: number; gid: number } | undefined {
  const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
    stdio: "ignore",
  });
  return made.status === 0 ? lookUp("postgres") : undefined;
}
