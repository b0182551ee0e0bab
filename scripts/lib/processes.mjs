import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { inRoot, projectRoot } from "./paths.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
const leashFile = pathToFileURL(inRoot("scripts/lib/leash.mjs")).href;

/** Programs that run now. */
const running = new Set();
let interruptedBy;

/** Thrown instead of starting a program after a signal has asked us to end. */
export class Interrupted extends Error {
  exitCode = exitCodeOf(interruptedBy);
}

/**
 * From now on signals, and the end of npm, are passed on to the programs that run, so that each can end cleanly; no
 * other is started then.
 */
export function passSignalsOn() {
  for (const signal of signals) process.on(signal, () => interrupt(signal));
  watchNpm(() => interrupt("SIGTERM"));
}

function interrupt(signal) {
  interruptedBy ??= signal;
  if (running.size === 0) process.exit(exitCodeOf(signal));
  for (const child of running) child.kill(signal);
}

const exitCodeOf = (signal) => 128 + (constants.signals[signal] ?? 0);

/** What was compiled once needs no time again: half of what a short program takes. */
const compiled = { NODE_COMPILE_CACHE: inRoot("node_modules/.cache/gotovo/compiled") };

/** The environment of children: our pinned Node and pnpm are the ones they find. */
export function environment(tools, extra = {}) {
  const folders = [tools.node, tools.pnpm].filter(Boolean).map((file) => dirname(file));
  const path = [...folders, process.env.PATH].join(delimiter);
  return { ...compiled, ...process.env, ...extra, PATH: path };
}

/** Starts a program that ends with us, however we end: it is one for Node when `file` is, and then holds a leash. */
export function start(file, args, { stdio = "inherit", leash = false, env = process.env, ...options } = {}) {
  if (interruptedBy) throw new Interrupted(`${interruptedBy}: nothing else is started`);
  const files = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  const child = leash
    ? spawn(file, ["--import", leashFile, ...args], {
        cwd: projectRoot,
        stdio: [...files, "pipe"],
        env: { ...env, GOTOVO_LEASH: "3" },
        ...options,
      })
    : spawn(file, args, { cwd: projectRoot, stdio, env, ...options });
  child.stdio[3]?.on("error", () => {}).unref();
  running.add(child);
  const forget = () => running.delete(child);
  child.once("error", forget).once("exit", forget);
  return child;
}

/**
 * Runs a program to its end and returns its exit code (128 + number for a signal, as shells do). Throws `Interrupted`
 * when we were asked to end before it could start.
 */
export async function run(file, args, options) {
  const child = start(file, args, options);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? exitCodeOf(signal)));
  });
}

/** Runs one of our programs with the pinned Node. */
export function runNode(tools, args, { env = environment(tools), ...options } = {}) {
  return run(tools.node, args, { leash: process.platform !== "win32", env, ...options });
}

/** npm does not pass a SIGTERM on to us, and is not asked at a SIGKILL: we only see that it is gone. */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // Some shells stay between npm and us, and live on without it.
  const npm = isShell(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || parentOf(parent) === npm)) return;
    clearInterval(timer);
    onGone();
  }, 300);
  timer.unref();
}

const statusOf = (pid) => {
  const file = `/proc/${pid}/stat`;
  // "pid (name) state parent …"; a name may hold spaces and brackets.
  return existsSync(file) ? /\((.*)\) \S (\d+)/s.exec(readFileSync(file, "utf8")) : undefined;
};
const isShell = (pid) => /^(ba|da|a|z|k)?sh$|^busybox$/.test(statusOf(pid)?.[1] ?? "");
const parentOf = (pid) => statusOf(pid)?.[2];

/** Runs a step of the set-up, its words on standard error. Throws when it fails. */
export async function step(what, file, args, options = {}) {
  const code = await run(file, args, { stdio: ["ignore", 2, 2], ...options });
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}).`);
}

/** Runs a program and returns what it wrote to standard output; undefined when it cannot be run or fails. */
export function ask(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"], ...options });
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
    });
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve(code === 0 ? text.trim() : undefined));
  });
}
