import { expect, test } from "vitest";
import { createEventStream } from "./event-stream.ts";
import { heartbeatAt } from "./heartbeat.ts";

const frame = (id: string) => ({ id, bytes: new TextEncoder().encode(`${id};`) });

async function readNow(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const { value } = await reader.read();
  return new TextDecoder().decode(value);
}

test("a slow reader skips the states in between, and only the newest waits", async () => {
  const stream = createEventStream(undefined, () => {});
  for (let index = 0; index < 1000; index++) stream.offer(frame(`s${index}`));
  const reader = stream.body.getReader();
  expect(await readNow(reader)).toContain("retry");
  expect(await readNow(reader)).toBe("s999;");
});

test("a state that is shown already is not sent, even after a detour that nobody saw", async () => {
  const stream = createEventStream("a", () => {});
  const reader = stream.body.getReader();
  await readNow(reader);
  stream.offer(frame("a"));
  stream.offer(frame("b"));
  expect(await readNow(reader)).toBe("b;");
});

test("a reader that takes nothing is given up after some heartbeats", async () => {
  let closed = 0;
  const stream = createEventStream(undefined, () => closed++);
  for (let beat = 0; beat < 4; beat++) stream.beat(heartbeatAt(new Date(0)));
  expect(closed).toBe(0);
  stream.beat(heartbeatAt(new Date(0)));
  expect(closed).toBe(1);
  stream.offer(frame("late"));
  await expect(stream.body.getReader().read()).rejects.toThrow("stalled");
});

test("a reader that goes away, or a program that stops, closes the stream once", async () => {
  let closed = 0;
  const left = createEventStream(undefined, () => closed++);
  await left.body.cancel();
  left.end();
  left.offer(frame("x"));
  expect(closed).toBe(1);
  const ended = createEventStream(undefined, () => closed++);
  ended.end();
  const reader = ended.body.getReader();
  await readNow(reader);
  expect((await reader.read()).done).toBe(true);
  expect(closed).toBe(2);
});

test("what waits for a slow reader is still written when the stream ends", async () => {
  const stream = createEventStream(undefined, () => {});
  stream.offer(frame("last"));
  stream.end();
  const reader = stream.body.getReader();
  await readNow(reader);
  expect(await readNow(reader)).toBe("last;");
  expect((await reader.read()).done).toBe(true);
});

test("what is skipped is never made", async () => {
  const made: string[] = [];
  const lazy = (id: string) => ({
    id,
    bytes: () => {
      made.push(id);
      return new TextEncoder().encode(id);
    },
  });
  const stream = createEventStream("seen", () => {});
  for (const id of ["a", "b", "seen", "c"]) stream.offer(lazy(id));
  const reader = stream.body.getReader();
  await readNow(reader);
  expect(await readNow(reader)).toBe("c");
  expect(made).toEqual(["c"]);
});
