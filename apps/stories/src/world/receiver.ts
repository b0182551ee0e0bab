import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { Event } from "@gotovo/contract";
import { freePorts } from "./ports.ts";

/** How a café's server answers: `seen` is how often this event has come before. */
export type Answering = (response: ServerResponse, event: Event, seen: number) => void;

/** A café's server that takes webhooks, over HTTP. It verifies them itself, as the specification says. */
export async function openReceiver(answering: Answering = (response) => void response.end("ok")) {
  const [port] = (await freePorts(1)) as [number];
  const came: Event[] = [];
  const faults: string[] = [];
  const seen = new Map<string, number>();
  let secrets: string[] = [];
  let answer = answering;

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const event = JSON.parse(body) as Event;
    const { headers } = request;
    if (!isSigned(headers, body, secrets)) faults.push(`${event.id}: its signature is wrong`);
    if (headers["webhook-id"] !== event.id) faults.push(`${event.id}: came as ${headers["webhook-id"]}`);
    came.push(event);
    const before = seen.get(event.id) ?? 0;
    seen.set(event.id, before + 1);
    answer(response, event, before);
  });

  return {
    url: `http://127.0.0.1:${port}/hook?token=not-for-logs`,
    /** In the order in which they came, repeats too. */
    came,
    /** What is wrong with what came. */
    faults,
    /** Ids of the events of one subject, each where it came first. */
    firstOf: (subject: string) => [
      ...new Set(came.filter((event) => event.subject.id === subject).map(({ id }) => id)),
    ],
    has: (id: string) => seen.has(id),
    expectSecrets(...given: string[]) {
      secrets = given;
    },
    answer(next: Answering) {
      answer = next;
    },
    start: () => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** By Standard Webhooks: HMAC-SHA256 of id, time and body; with each of the secrets there is a signature. */
function isSigned(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  secrets: readonly string[],
): boolean {
  const given = String(headers["webhook-signature"]).split(" ");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return secrets.every((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const wanted = Buffer.from(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    return given.some((each) => each.length === wanted.length && timingSafeEqual(Buffer.from(each), wanted));
  });
}
