/** An event as it goes over the wire. Its id changes with its data, so equal ids need no sending. */
export interface EventFrame {
  readonly id: string;
  /** What is written, or what makes it at the moment when the reader has room for it. */
  readonly bytes: Uint8Array | (() => Uint8Array);
}

/** One open server-sent event stream (WHATWG HTML, 9.2) that shows the newest state of something. */
export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Shows a state, unless it is shown already. A slow reader skips the states in between. */
  offer(frame: EventFrame): void;
  /** Keeps proxies from closing the connection; breaks it when its reader has taken nothing for long. */
  beat(heartbeat: Uint8Array): void;
  /** Closes it when what waits is written. */
  end(): void;
}

const encoder = new TextEncoder();
/** A browser that lost its connection waits this long, in milliseconds. */
const preamble = encoder.encode("retry: 3000\n\n");
/** Heartbeats that a reader may leave lying. */
const patience = 4;

/**
 * Opens a stream. At most one frame waits in it, whatever happens.
 * @param shownId the event that the reader saw last, if any
 */
export function createEventStream(shownId: string | undefined, onClose: () => void): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let shown = shownId;
  let waiting: EventFrame | null = null;
  let missedBeats = 0;

  function close(finish: (open: ReadableStreamDefaultController<Uint8Array>) => void): void {
    if (!controller) return;
    const open = controller;
    controller = null;
    waiting = null;
    finish(open);
    onClose();
  }

  function hasRoom(): boolean {
    return (controller?.desiredSize ?? 0) > 0;
  }

  function show(frame: EventFrame): void {
    waiting = null;
    shown = frame.id;
    controller?.enqueue(bytesOf(frame));
  }

  const body = new ReadableStream<Uint8Array>({
    start(opened) {
      controller = opened;
      opened.enqueue(preamble);
    },
    pull() {
      missedBeats = 0;
      if (waiting) show(waiting);
    },
    cancel() {
      close(() => {});
    },
  });

  return {
    body,
    offer(frame) {
      waiting = null;
      if (!controller || frame.id === shown) return;
      if (hasRoom()) show(frame);
      else waiting = frame;
    },
    beat(heartbeat) {
      if (hasRoom()) controller?.enqueue(heartbeat);
      else if (++missedBeats > patience) close((open) => open.error(new Error("the reader has stalled")));
    },
    end() {
      if (waiting) show(waiting);
      close((open) => open.close());
    },
  };
}

function bytesOf({ bytes }: EventFrame): Uint8Array {
  return typeof bytes === "function" ? bytes() : bytes;
}
