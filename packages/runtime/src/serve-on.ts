import type { Server, ServerResponse } from "node:http";
import { type ServerType, serve } from "@hono/node-server";
import { refuseProblems } from "./env.ts";
import type { Shutdown } from "./shutdown.ts";

/** What answers requests, as a Hono app does. */
export type Fetch = Parameters<typeof serve>[0]["fetch"];

/** Where a process listens. */
export interface Address {
  readonly port: number;
  /** Undefined: every address of this machine. */
  readonly host: string | undefined;
  /** Milliseconds that an idle connection is kept. */
  readonly keepAliveMs: number;
}

/** Milliseconds for requests that were taken before a stop; the rest of a closer's time is for cutting what is left. */
const lastAnswersMs = 3_500;
const sweepEveryMs = 50;

/**
 * Answers a port with `fetch` until the process stops. Resolves when it listens. From the moment that a stop is asked for every
 * answer ends its connection, so that clients and proxies go elsewhere; what was taken is still answered.
 * @throws EnvError when HOST is no address of this machine
 */
export async function serveOn(
  { host, port, keepAliveMs }: Address,
  fetch: Fetch,
  shutdown: Shutdown,
): Promise<void> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const serverOptions = { keepAliveTimeout: keepAliveMs };
    const listening = serve({ fetch, port, hostname: host, serverOptions }, () => resolve(listening));
    listening.once("error", reject);
  }).catch((error: NodeJS.ErrnoException) => {
    const foreign = error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND";
    refuseProblems({ HOST: foreign ? "is not an address of this machine" : undefined });
    throw error;
  });
  server.prependListener("request", (_request: unknown, response: ServerResponse) => {
    if (shutdown.asked.aborted) response.shouldKeepAlive = false;
  });
  shutdown.add("HTTP server", () => close(server));
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    // Of this protocol, as nothing else is asked for.
    const http = server as Server;
    // Whoever was being answered when the stop was asked for is idle afterwards.
    const sweeping = setInterval(() => http.closeIdleConnections(), sweepEveryMs);
    const cutting = setTimeout(() => http.closeAllConnections(), lastAnswersMs);
    http.close(() => {
      clearInterval(sweeping);
      clearTimeout(cutting);
      resolve();
    });
  });
}
