import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { silentLog } from "@gotovo/db";
import { createWebhookSender } from "@gotovo/runtime";
import { startBackground } from "@gotovo/usecases/background";
import type { Deps } from "@gotovo/usecases/context";
import { openDeps } from "@gotovo/usecases/open-deps";
import { benchKeys } from "./database.ts";

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** A café's server that answers at once. */
export async function openReceiver() {
  let count = 0;
  let awaited = Number.POSITIVE_INFINITY;
  let reached = () => {};
  const server = createServer((asked, response) => {
    asked.resume().on("end", () => {
      response.end("ok");
      count++;
      if (count >= awaited) reached();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Resolves when so many more have come. */
    more: (amount: number) =>
      new Promise<void>((resolve) => {
        awaited = count + amount;
        reached = () => {
          awaited = Number.POSITIVE_INFINITY;
          resolve();
        };
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The product's own work in this process, webhooks among it. */
export async function openWorker(url: string): Promise<Deps & { close(): Promise<void> }> {
  const webhooks = createWebhookSender({ allowPrivate: true });
  const { deps, close } = await openDeps({
    url,
    migrates: true,
    secretKeys: benchKeys,
    log: silentLog,
    webhooks,
  });
  const stop = startBackground(deps, { onError: (error) => process.stderr.write(`${error}\n`) });
  return {
    ...deps,
    async close() {
      await stop();
      webhooks.close();
      await close();
    },
  };
}
