import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cacheFolder } from "./paths.mjs";
import { say } from "./say.mjs";

const lockFile = join(cacheFolder, "setup.lock");

/** Runs `work` while no other process of this project does set-up. A lock whose owner died is taken over. */
export async function withLock(work) {
  for (let told = false; !take(); told = true) {
    if (!told) say("Waiting for another run that is doing the set-up …");
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function take() {
  mkdirSync(cacheFolder, { recursive: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (ownerLives()) return false;
  // Renaming is the test: of several runs that see the dead owner only one moves the lock away.
  const aside = `${lockFile}.${process.pid}`;
  try {
    renameSync(lockFile, aside);
    rmSync(aside);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return false;
}

function ownerLives() {
  let owner;
  try {
    owner = Number(readFileSync(lockFile, "utf8"));
  } catch {
    return true; // Just released: look again.
  }
  if (!owner) return true; // Just made, not yet written.
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
