import type { Log } from "./log.ts";

/**
 * What a LISTEN handler is told: a message of its channel, or that messages may have been missed (the connection was lost and
 * is back, or nothing can be heard) and the truth must be read again.
 */
export type ListenEvent = { kind: "message"; payload: string } | { kind: "reconnected" };
export type ListenHandler = (event: ListenEvent) => void;

/** Who listens to what in this process. */
export interface Channels {
  names(): Iterable<string>;
  /** True when nobody listened to it before. */
  add(channel: string, handler: ListenHandler): boolean;
  /** True when nobody listens to it any more. */
  remove(channel: string, handler: ListenHandler): boolean;
  tell(channel: string, payload: string): void;
  /** Tells everybody that messages may have been missed. */
  tellAllToLook(): void;
}

export function createChannels(log: Log): Channels {
  const channels = new Map<string, Set<ListenHandler>>();
  const tell = (handler: ListenHandler, event: ListenEvent) => {
    try {
      handler(event);
    } catch (error) {
      log.error({ err: error }, "a LISTEN handler failed");
    }
  };
  return {
    names: () => channels.keys(),
    add(channel, handler) {
      const known = channels.get(channel);
      channels.set(channel, (known ?? new Set()).add(handler));
      return !known;
    },
    remove(channel, handler) {
      const handlers = channels.get(channel);
      return handlers?.delete(handler) === true && handlers.size === 0 && channels.delete(channel);
    },
    tell(channel, payload) {
      for (const handler of channels.get(channel) ?? []) tell(handler, { kind: "message", payload });
    },
    tellAllToLook() {
      for (const handlers of channels.values())
        for (const handler of handlers) tell(handler, { kind: "reconnected" });
    },
  };
}
