import { expect, test } from "vitest";
import { Gotovo } from "./gotovo.ts";

const frame = (n: number) => `id: ${n}\nevent: ping\ndata: {"id":"ev_${n}","type":"ping"}\n\n`;
const cut = () => new TypeError("terminated");

/** A client whose streams come from `answers`, each a list of pieces of text and failures. */
function following(answers: (Response | (string | Error)[])[]) {
  const asked: (string | null)[] = [];
  const gotovo = new Gotovo({
    baseUrl: "https://gotovo.example",
    apiKey: "key",
    sleep: async () => {},
    fetch: async (url) => {
      asked.push(new URL(String(url)).searchParams.get("after"));
      const answer = answers.shift();
      if (!answer) throw new Error("asked once too often");
      return answer instanceof Response ? answer : new Response(streamOf(answer));
    },
  });
  return { gotovo, asked };
}

function streamOf(pieces: (string | Error)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece instanceof Error) controller.error(piece);
      else if (piece === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });
}

test("goes on where it was after a cut, an end, and a server that is away", async () => {
  const { gotovo, asked } = following([
    [frame(1), frame(2).slice(0, 9), frame(2).slice(9), cut()],
    new Response("", { status: 503 }),
    [frame(3)],
    [frame(4)],
  ]);
  const ids: string[] = [];
  for await (const { id } of gotovo.events.follow({ after: "0" })) {
    ids.push(id);
    if (ids.length === 4) break;
  }
  expect(ids).toEqual(["ev_1", "ev_2", "ev_3", "ev_4"]);
  expect(asked).toEqual(["0", "2", "2", "3"]);
});

test("loses nothing when the first connection is cut before anything has happened", async () => {
  const { gotovo, asked } = following([["retry: 3000\n: at 41\n\n", cut()], [frame(42)]]);
  for await (const { id } of gotovo.events.follow()) {
    expect(id).toBe("ev_42");
    break;
  }
  expect(asked).toEqual([null, "41"]);
});

test("says that its key is wrong instead of trying for ever", async () => {
  const problem = { type: "x", title: "No", status: 401, code: "unauthorized" };
  const { gotovo } = following([Response.json(problem, { status: 401 })]);
  await expect(gotovo.events.follow().next()).rejects.toMatchObject({ code: "unauthorized" });
});

test("ends when its signal says so", async () => {
  const abort = new AbortController();
  const { gotovo } = following([[frame(1)], [frame(2)]]);
  const ids: string[] = [];
  for await (const { id } of gotovo.events.follow({}, { signal: abort.signal })) {
    ids.push(id);
    abort.abort();
  }
  expect(ids).toEqual(["ev_1"]);
});
