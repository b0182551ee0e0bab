import { refuseProblems, type Shutdown } from "@gotovo/runtime";
import { type ServerType, serve } from "@hono/node-server";
import type { Config } from "./config.ts";

type Fetch = Parameters<typeof serve>[0]["fetch"];

/**
 * Answers a port with `fetch` until the product stops. Resolves when it listens.
 * @throws EnvError when HOST is no address of this machine
 */
export async function serveOn(
  { host, keepAliveMs }: Pick<Config, "host" | "keepAliveMs">,
  fetch: Fetch,
  port: number,
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
  shutdown.add("HTTP server", () => close(server));
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeIdleConnections" in server) {
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 1_000).unref();
    }
  });
}
