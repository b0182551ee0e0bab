import type { Listener, ListenHandler } from "./listener.ts";
import type { Log } from "./log.ts";

/** How often everybody is told to look for themselves. */
const lookEveryMs = 2_000;

/**
 * What listens where nothing can be heard, such as behind a pooler: it tells its handlers again and again that messages may
 * have been missed. Those of this process are told of its own messages at once, as ever.
 */
export function createPollingListener(log: Log, everyMs = lookEveryMs): Listener {
  const channels = new Map<string, Set<ListenHandler>>();
  const tell = (...[handler, event]: [ListenHandler, Parameters<ListenHandler>[0]]) => {
    try {
      handler(event);
    } catch (error) {
      log.error({ err: error }, "a LISTEN handler failed");
    }
  };
  const looking = setInterval(() => {
    for (const handlers of channels.values())
      for (const handler of handlers) tell(handler, { kind: "reconnected" });
  }, everyMs);
  looking.unref();
  return {
    async listen(channel, handler) {
      const handlers = channels.get(channel) ?? new Set();
      channels.set(channel, handlers.add(handler));
      return async () => {
        handlers.delete(handler);
      };
    },
    tellHere(channel, payload) {
      for (const handler of channels.get(channel) ?? []) tell(handler, { kind: "message", payload });
    },
    toOthers: (payload) => payload,
    async close() {
      clearInterval(looking);
    },
  };
}
