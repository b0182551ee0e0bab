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

interface Order extends PromiseWithResolvers<Uint8Array> {
  readonly spec: PictureSpec;
  tries: number;
}

/** How long the process that draws waits for another picture. */
const idleMs = 5_000;

/** A process that ends in the middle of a picture was most likely killed; a second one was not. */
const triesAtMost = 2;

/**
 * Draws in a process of its own, started when there is something to draw and ended soon after: drawing takes a moment
 * of the event loop and about 70 MB that its libraries never give back.
 */
export function createPainter(): (spec: PictureSpec) => Promise<Uint8Array> {
  const waiting = new Map<number, Order>();
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

  function send(id: number, order: Order): void {
    child ??= start();
    child.ref();
    child.channel?.ref();
    order.tries++;
    const { spec } = order;
    // What cannot be sent to a process that is ending is sent again when it has ended.
    child.send({ id, spec } satisfies PaintRequest, () => undefined);
  }

  function settle(id: number, tell: (order: Order) => void): void {
    const order = waiting.get(id);
    if (!order) return;
    waiting.delete(id);
    tell(order);
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
    for (const [id, order] of waiting) {
      if (order.tries < triesAtMost) send(id, order);
      else settle(id, ({ reject }) => reject(error));
    }
  }

  return (spec) => {
    clearTimeout(idle);
    const id = ++lastId;
    const order = { ...Promise.withResolvers<Uint8Array>(), spec, tries: 0 };
    waiting.set(id, order);
    send(id, order);
    return order.promise;
  };
}
