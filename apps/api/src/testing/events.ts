import type { TrackedOrder } from "@gotovo/contract";
import type { OpenAPIHono } from "@hono/zod-openapi";

export interface OrderEvent {
  readonly id: string;
  readonly event: string;
  readonly data: TrackedOrder;
}

/** Opens an event stream and reads it as a browser does. */
export async function openEvents(
  app: Pick<OpenAPIHono, "request">,
  path: string,
  headers: Record<string, string> = {},
) {
  const response = await app.request(path, { headers });
  if (response.status !== 200 || !response.body) throw new Error(`the stream answered ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const events: OrderEvent[] = [];
  const waiting: ((event: OrderEvent) => void)[] = [];
  let received = 0;
  const heartbeats: number[] = [];
  let retry = 0;

  function take(block: string): void {
    const fields = new Map<string, string>();
    for (const line of block.split("\n")) {
      const colon = line.indexOf(": ");
      fields.set(line.slice(0, colon), line.slice(colon + 2));
    }
    retry ||= Number(fields.get("retry") ?? 0);
    const data = fields.get("data");
    if (data === undefined) return;
    if (fields.get("event") === "heartbeat") {
      heartbeats.push(Date.parse(JSON.parse(data).at));
      return;
    }
    received++;
    const event = { id: fields.get("id") ?? "", event: fields.get("event") ?? "", data: JSON.parse(data) };
    const next = waiting.shift();
    if (next) next(event);
    else events.push(event);
  }

  const reading = (async () => {
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      const blocks = (text + value).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) take(block);
    }
  })();
  reading.catch(() => undefined);

  return {
    headers: response.headers,
    received: () => received,
    heartbeats: () => heartbeats.length,
    /** The server's clock, as the last heartbeat told it. */
    clock: () => heartbeats.at(-1),
    retry: () => retry,
    /** The next event; waits for it. */
    next: () =>
      new Promise<OrderEvent>((resolve) => {
        const event = events.shift();
        if (event) resolve(event);
        else waiting.push(resolve);
      }),
    /** The next event of this name; those before it are passed over. */
    async until(name: string): Promise<OrderEvent> {
      for (;;) {
        const event = await this.next();
        if (event.event === name) return event;
      }
    },
    /** Events that came and were not asked for yet. */
    left: () => events.map(({ event, data }) => ({ event, data })),
    /** True once the server has ended the stream without an error. */
    ended: () => reading,
    close: () => reader.cancel(),
  };
}
