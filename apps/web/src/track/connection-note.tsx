import { useTexts } from "../text/context.tsx";
import { useOnline } from "../ui/use-online.ts";
import type { Connection } from "./live-state.ts";

const notes = {
  connecting: "connection-connecting",
  live: "connection-live",
  polling: "connection-polling",
  reconnecting: "connection-reconnecting",
  offline: "connection-offline",
} as const;

/** One quiet line about how fresh the page is. */
export function ConnectionNote({ connection }: { connection: Connection }) {
  const { t } = useTexts();
  const online = useOnline();
  if (connection === "ended") return null;
  const state = online ? connection : "offline";
  return (
    <p class={`connection ${state}`}>
      <span class="connection-dot" aria-hidden="true" />
      {t(notes[state])}
    </p>
  );
}
