import { createChannels } from "./channels.ts";
import { lookEveryMs } from "./limits.ts";
import type { Listener } from "./listener.ts";
import type { Log } from "./log.ts";

/**
 * What listens where nothing can be heard, such as behind a pooler: it tells its handlers again and again that messages may
 * have been missed. Those of this process are told of its own messages at once, as ever.
 */
export function createPollingListener(log: Log): Listener {
  const channels = createChannels(log);
  const looking = setInterval(channels.tellAllToLook, lookEveryMs);
  looking.unref();
  return {
    async listen(channel, handler) {
      channels.add(channel, handler);
      return async () => void channels.remove(channel, handler);
    },
    tellHere: channels.tell,
    toOthers: () => null,
    async close() {
      clearInterval(looking);
    },
  };
}
