import { lookup } from "node:dns";
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { bareHost, isLoopbackName, reachOf } from "./addresses.ts";

export interface PostAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly text: string;
}

/** Posts a JSON body to an address a bot gave. A redirect is an answer: it is not followed. */
export type Post = (
  url: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
) => Promise<PostAnswer>;

const mostText = 1024 * 1024;

/**
 * A poster that connects only to where an address may lead, looked at when it connects: what a name meant when it was
 * given says nothing about now. `close` ends connections that were kept.
 */
export function createPost(): { post: Post; close: () => void } {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  return {
    post: (url, body, headers, signal) =>
      new Promise((resolve, reject) => {
        const { protocol, hostname } = new URL(url);
        const host = bareHost(hostname);
        const allowed = isLoopbackName(host) ? "loopback" : "public";
        if (isIP(host) && reachOf(host) !== allowed) return reject(reserved(host));
        const options = {
          method: "POST",
          headers: {
            ...headers,
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
          },
          lookup: lookupOnly(allowed),
          signal,
        };
        const answered = (response: IncomingMessage) => void read(response).then(resolve, reject);
        const request =
          protocol === "https:"
            ? requestHttps(url, { ...options, agent: agents.https }, answered)
            : requestHttp(url, { ...options, agent: agents.http }, answered);
        request.on("error", reject);
        request.end(body);
      }),
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

async function read(response: IncomingMessage): Promise<PostAnswer> {
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) {
    text += chunk;
    if (text.length > mostText) throw new Error("the answer is too long");
  }
  return { status: response.statusCode ?? 0, statusText: response.statusMessage ?? "", text };
}

const lookupOnly =
  (allowed: "loopback" | "public"): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      const refused = addresses.find(({ address }) => reachOf(address) !== allowed);
      if (refused) return callback(reserved(refused.address), "");
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      callback(null, first?.address ?? "", first?.family);
    });
  };

const reserved = (address: string): NodeJS.ErrnoException => new Error(`IP address ${address} is reserved`);
