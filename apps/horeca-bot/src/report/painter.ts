import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { PictureSpec } from "./picture-spec.ts";

export interface PaintRequest {
  readonly id: number;
  readonly spec: PictureSpec;
}

export type Painted =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly error: string };

/** How long the process that draws waits for another picture. */
const idleMs = 5_000;

/**
 * Draws in a process of its own, started when there is something to draw and ended soon after: drawing takes a moment
 * of the event loop and some 70 MB that its libraries never give back.
 */
export function createPainter(): (spec: PictureSpec) => Promise<Uint8Array> {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  function start(): ChildProcess {
    const started = fork(join(import.meta.dirname, "paint-process.ts"), {
      serialization: "advanced",
      execArgv: [],
      // It needs none of our secrets.
      env: {},
    });
    started.on("message", (painted: Painted) => {
      if ("png" in painted) settle(painted.id, ({ resolve }) => resolve(painted.png));
      else settle(painted.id, ({ reject }) => reject(new Error(painted.error)));
    });
    started.on("error", (error) => lose(started, error));
    started.on("exit", (code, signal) =>
      lose(started, new Error(`The drawing process ended: ${signal ?? code}`)),
    );
    return started;
  }

  function settle(id: number, tell: (promise: PromiseWithResolvers<Uint8Array>) => void): void {
    const promise = waiting.get(id);
    if (!promise) return;
    waiting.delete(id);
    tell(promise);
    if (waiting.size === 0) rest();
  }

  /** With nothing to draw, the process neither keeps ours alive nor stays for long. */
  function rest(): void {
    const resting = child;
    resting?.unref();
    resting?.channel?.unref();
    idle = setTimeout(() => {
      if (child === resting) child = undefined;
      resting?.disconnect();
    }, idleMs).unref();
  }

  function lose(lost: ChildProcess, error: Error): void {
    if (child !== lost) return;
    child = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  return (spec) => {
    clearTimeout(idle);
    child ??= start();
    child.ref();
    child.channel?.ref();
    const id = ++lastId;
    const promise = Promise.withResolvers<Uint8Array>();
    waiting.set(id, promise);
    child.send({ id, spec } satisfies PaintRequest, (error) => {
      if (error) settle(id, ({ reject }) => reject(error));
    });
    return promise.promise;
  };
}
