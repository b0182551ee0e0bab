import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, statSync } from "node:fs";

const sticky = 0o1000;

/** Makes the data folder, or shuts one of ours: what is in it is nobody else's business. */
export function prepareDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(folder);
  // A folder that everybody shares, such as /tmp, or that somebody else has given us, stays as it is.
  if (uid !== process.getuid?.() || mode & sticky) return;
  chmodSync(folder, modeOf(uid));
}

/** PostgreSQL does not run as root: it passes through the folder by setpriv, or else by the folder's mode. */
function modeOf(uid: number): number {
  const passes = uid !== 0 || spawnSync("setpriv", ["--version"], { stdio: "ignore" }).status === 0;
  return passes ? 0o700 : 0o711;
}
