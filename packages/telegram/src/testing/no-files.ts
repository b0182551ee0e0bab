import type { Api } from "grammy";
import { createFileTransfer } from "../files/transfer.ts";
import type { RelayDeps } from "../relay/relay-deps.ts";

/** For chats in which no file of another bot is shown. */
export function relayWithoutFiles(api: Api): RelayDeps {
  const cache = { find: async () => null, save: async () => undefined, forget: async () => undefined };
  return { api, files: createFileTransfer("test", null, cache) };
}
