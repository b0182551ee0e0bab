import type { Connection, SandboxEvent } from "../model/state.ts";

const types: SandboxEvent["type"][] = [
  "message_new",
  "message_edited",
  "message_deleted",
  "callback_answered",
  "chat_changed",
  "group_changed",
  "person_changed",
  "code_changed",
  "bot_changed",
  "chat_action",
  "resync",
];

const firstWaitMs = 500;
const longestWaitMs = 5_000;

export interface LiveDeps {
  readonly open: (url: string) => EventSource;
  readonly later: (run: () => void, ms: number) => void;
  readonly onEvent: (id: number, event: SandboxEvent) => void;
  readonly onConnection: (connection: Connection) => void;
}

/**
 * Follows /sandbox/events for as long as the page lives. EventSource reconnects by itself (with Last-Event-ID) after a
 * broken connection, but gives up after an HTTP error, as a sandbox that is just starting may answer: then it is opened
 * again, from the last event on, at growing distances.
 */
export function followEvents({ open, later, onEvent, onConnection }: LiveDeps): void {
  let last: number | undefined;
  let wait = firstWaitMs;

  function connect() {
    const source = open(last === undefined ? "/sandbox/events" : `/sandbox/events?after=${last}`);
    source.onopen = () => {
      wait = firstWaitMs;
      onConnection("live");
    };
    source.onerror = () => {
      onConnection("lost");
      if (source.readyState !== EventSource.CLOSED) return;
      later(connect, wait);
      wait = Math.min(wait * 2, longestWaitMs);
    };
    for (const type of types) {
      source.addEventListener(type, (message: MessageEvent<string>) => {
        last = Number(message.lastEventId);
        onEvent(last, JSON.parse(message.data));
      });
    }
  }
  connect();
}
