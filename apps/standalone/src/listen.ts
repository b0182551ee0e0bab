import { randomBytes } from "node:crypto";
import { UsageError } from "./command.ts";
import { readArguments, usage } from "./listen/arguments.ts";
import { follow, type Heard, ListenRefused } from "./listen/follow.ts";
import { createForwarder } from "./listen/forward.ts";

// Prints a merchant's events as they happen, and forwards them to a server under development as webhooks come.
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
try {
  if (process.argv.includes("--help")) say(usage);
  else await listen(process.env);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ListenRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function listen(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const { key, url, since, types, forwardTo, secret } = readArguments(process.argv.slice(2), env, new Date());
  let forward: ((heard: Heard) => Promise<string>) | null = null;
  if (forwardTo !== null) {
    const signedWith = secret ?? `whsec_${randomBytes(32).toString("base64")}`;
    forward = createForwarder(forwardTo, signedWith);
    say(`Forwarding to ${forwardTo}, signed with ${signedWith}`);
  }
  const mode = key.startsWith("gtv_test_") ? "test" : "live";
  say(`Listening to the ${mode} events of ${url}${since === null ? "" : ` since ${since.toISOString()}`}`);
  const onBroken = (why: string, seconds: number) =>
    say(`The stream broke (${why}); trying again in ${seconds} s. --url says where Gotovo is.`);
  const log = { url, apiKey: key, types };
  for await (const heard of follow(log, { since, signal: stopping.signal, onBroken })) {
    const { event } = heard;
    const line = `${event.at}  ${event.type}  ${event.subject.type} ${event.subject.id}${changeOf(heard)}  ${event.id}`;
    say(forward === null ? line : `${line}  → ${await forward(heard)}`);
  }
}

/** From what to what an order was moved. */
function changeOf({ event: { data } }: Heard): string {
  const { from, to } = data?.change ?? {};
  return typeof from === "string" && typeof to === "string" ? ` ${from} → ${to}` : "";
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
