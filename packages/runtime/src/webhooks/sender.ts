import { lookup } from "node:dns/promises";
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { failureInWords, isCut, isNotConnected } from "./failures.ts";
import { readAnswer } from "./read-answer.ts";
import { retryAfterOf } from "./retry-after.ts";
import { type RefusedTarget, type Resolve, resolveTarget, type Target } from "./target.ts";

/** What became of one attempt. */
export interface Attempt {
  /** Of the answer; null when there was none. */
  readonly status: number | null;
  /** Why there was no answer, in words without anything of the address; null when there was one. */
  readonly failure: string | null;
  /** The beginning of the answer's body. */
  readonly answer: string | null;
  /** Seconds that the answer asks to be left alone. */
  readonly retryAfter: number | null;
}

export interface WebhookSender {
  /** Why nothing can be sent to an address, in words; null when something can. It is resolved and judged. */
  refusalOf(url: string): Promise<string | null>;
  /** Posts a body once. Never rejects; within the time-out it has ended. */
  send(url: string, body: string | Uint8Array, headers: Readonly<Record<string, string>>): Promise<Attempt>;
  close(): void;
}

export interface SenderOptions {
  /** Development: http, and addresses that are not public. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
  /** Milliseconds for an attempt as a whole; 15 s. */
  readonly timeoutMs?: number;
  /** Certificate of an authority that signs for our tests. */
  readonly ca?: string;
}

const headerBytesAtMost = 8_192;
/** Of a name's addresses, those that are tried: one after the other, while nothing was sent. */
const addressesAtMost = 3;
const idleMs = 30_000;

/**
 * Posts to addresses that others gave. A name is resolved and judged with every attempt, and the connection is made to
 * the judged address, so that it cannot change in between. Redirects are answers like any other.
 */
export function createWebhookSender(options: SenderOptions): WebhookSender {
  const { allowPrivate, resolve = resolveName, timeoutMs = 15_000, ca } = options;
  // Kept connections are told apart by the address they lead to, and by the name that TLS has checked.
  const keeping = { keepAlive: true, timeout: idleMs, maxFreeSockets: 512 };
  const agents = { http: new HttpAgent(keeping), https: new HttpsAgent({ ...keeping, ...(ca && { ca }) }) };
  const targetOf = (url: string) => resolveTarget(url, { allowPrivate, resolve });

  async function sendTo(
    { url, hostname, addresses }: Target,
    body: string | Uint8Array,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Attempt> {
    const isTls = url.protocol === "https:";
    const ask = isTls ? requestHttps : requestHttp;
    const common = {
      agent: isTls ? agents.https : agents.http,
      port: url.port === "" ? (isTls ? 443 : 80) : Number(url.port),
      path: `${url.pathname}${url.search}`,
      method: "POST",
      servername: addresses.includes(hostname) ? "" : hostname,
      maxHeaderSize: headerBytesAtMost,
      signal,
      headers: {
        ...headers,
        host: url.host,
        // What is not compressed cannot unfold into something large.
        "accept-encoding": "identity",
        "content-length": Buffer.byteLength(body),
      },
    };
    let failed: unknown;
    const left = addresses.slice(0, addressesAtMost);
    for (let address = left.shift(); address !== undefined; ) {
      const asking = ask({ ...common, host: address });
      try {
        const response = await new Promise<IncomingMessage>((answered, broke) => {
          asking.on("response", answered).on("error", broke).end(body);
        });
        const answer = await readAnswer(response);
        return {
          status: response.statusCode ?? 0,
          failure: null,
          answer,
          retryAfter: retryAfterOf(response.headers["retry-after"]),
        };
      } catch (error) {
        failed = error;
        if (signal.aborted) break;
        // A kept connection that the other side had given up: the next one is new, or another kept one.
        if (asking.reusedSocket && isCut(error)) continue;
        if (!isNotConnected(error)) break;
        address = left.shift();
      }
    }
    throw failed;
  }

  return {
    async refusalOf(url) {
      const target = await targetOf(url);
      return "refused" in target ? target.refused : null;
    },
    async send(url, body, headers) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const target = await inTime(targetOf(url), signal);
        if ("refused" in target) return failedBy(`The address ${target.refused}`);
        return await sendTo(target, body, headers, signal);
      } catch (error) {
        return failedBy(signal.aborted ? `No answer within ${timeoutMs / 1000} s` : failureInWords(error));
      }
    },
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

function failedBy(failure: string): Attempt {
  return { status: null, failure, answer: null, retryAfter: null };
}

function inTime(work: Promise<Target | RefusedTarget>, signal: AbortSignal): Promise<Target | RefusedTarget> {
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) =>
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
    ),
  ]);
}

async function resolveName(name: string): Promise<string[]> {
  const found = await lookup(name, { all: true, order: "ipv4first" });
  return found.map(({ address }) => address);
}
