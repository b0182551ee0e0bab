import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, openSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stopUnusedServers } from "./unused-servers.mjs";

let folder: string;
let server: ChildProcess;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gotovo-servers-"));
  execFileSync("/usr/bin/env", ["mkfifo", join(folder, "users")]);
});
afterEach(async () => {
  server.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** A process with the command line of a PostgreSQL that is installed below `root`. */
async function serverBelow(root: string): Promise<void> {
  const wait = "console.log('runs'); setInterval(() => {}, 1000)";
  const argv0 = join(root, "native/bin/postgres");
  server = spawn(process.execPath, ["-e", wait, "--", "-D", join(folder, "data")], { argv0 });
  await once(server.stdout as NodeJS.ReadableStream, "data");
}

const ending = () => server.signalCode;

test("a server of this checkout that nobody uses is asked to end", async () => {
  await serverBelow("/checkouts/mine/");
  const ended = once(server, "exit");
  await stopUnusedServers("/checkouts/mine/");
  expect(await ended).toEqual([null, "SIGINT"]);
});

test("one that somebody uses is left alone", async () => {
  await serverBelow("/checkouts/mine/");
  const user = openSync(join(folder, "users"), constants.O_RDWR | constants.O_NONBLOCK);
  await stopUnusedServers("/checkouts/mine/");
  expect(ending()).toBeNull();
  closeSync(user);
});

test("so is one of another checkout", async () => {
  await serverBelow("/checkouts/mine-too/");
  await stopUnusedServers("/checkouts/mine/");
  expect(ending()).toBeNull();
});

test("and one that does not say who uses it", async () => {
  await serverBelow("/checkouts/mine/");
  await rm(join(folder, "users"));
  await stopUnusedServers("/checkouts/mine/");
  expect(ending()).toBeNull();
});
