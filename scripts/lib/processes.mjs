import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname } from "node:path";
import { projectRoot } from "./paths.mjs";

const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** The environment of children: our pinned Node and pnpm are the ones they find. */
export function environment(tools, extra = {}) {
  const folders = [tools.node, tools.pnpm].filter(Boolean).map((file) => dirname(file));
  return { ...process.env, ...extra, PATH: [...folders, process.env.PATH].join(delimiter) };
}

/**
 * Runs a program to its end and returns its exit code (128 + number for a signal, as shells do). Our own signals are
 * passed on and its end is awaited, so that a Ctrl+C lets the program close cleanly.
 */
export function run(file, args, { stdio = "inherit", ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: projectRoot, stdio, ...options });
    const pass = (signal) => child.kill(signal);
    for (const signal of endingSignals) process.on(signal, pass);
    const unwatch = watchParent(() => child.kill("SIGTERM"));
    const settle = (done) => {
      unwatch();
      for (const signal of endingSignals) process.removeListener(signal, pass);
      done();
    };
    child.on("error", (error) => settle(() => reject(error)));
    child.on("close", (code, signal) =>
      settle(() => resolve(code ?? 128 + (constants.signals[signal] ?? 0))),
    );
  });
}

/** npm does not pass a SIGTERM on to us: its shell just ends. Then whoever started npm wants the program to end. */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 300);
  return () => clearInterval(timer);
}

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
