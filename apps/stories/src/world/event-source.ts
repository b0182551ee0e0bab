import { setTimeout as sleep } from "node:timers/promises";

/** Reads server-sent events as a browser's EventSource does: a lost stream is opened again with the last event's id. */
export function openEventSource<Data>(url: string, retryMs = 200) {
  const closing = new AbortController();
  const events: Data[] = [];
  let lastId: string | undefined;
  let opened = 0;

  async function readOnce(): Promise<void> {
    const headers = lastId === undefined ? {} : { "last-event-id": lastId };
    const response = await fetch(url, { headers, signal: closing.signal });
    if (!response.ok || !response.body) return;
    opened++;
    let text = "";
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + chunk).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) take(block);
    }
  }

  function take(block: string): void {
    lastId = /^id: (.*)$/m.exec(block)?.[1] ?? lastId;
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (data !== undefined && !/^event: heartbeat$/m.test(block)) events.push(JSON.parse(data) as Data);
  }

  const reading = (async () => {
    while (!closing.signal.aborted) {
      // Whatever ended the stream, a browser opens it again.
      await readOnce().catch(() => undefined);
      await sleep(retryMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  })();

  return {
    /** What was told last. */
    last: () => events.at(-1),
    /** How often a stream was opened. */
    opened: () => opened,
    close() {
      closing.abort();
      return reading;
    },
  };
}
