import { oneLine } from "../model/messages.ts";
import type { DisplayMessage } from "../model/state.ts";
import { usePage } from "./page-context.ts";

const LONGEST = 40;

interface ServiceLineProps {
  message: DisplayMessage;
  all: DisplayMessage[];
  onJump: (message_id: number) => void;
}

/** What happened in the chat besides messages: so far only that something was pinned. */
export function ServiceLine({ message, all, onJump }: ServiceLineProps) {
  const { t } = usePage();
  const id = message.pinned_message_id ?? 0;
  const pinned = all.find(({ message_id }) => message_id === id);
  const words = pinned ? oneLine(pinned) : "";
  const text =
    words.length > LONGEST ? `${[...words].slice(0, LONGEST).join("").trim()}…` : words || t("a-message");
  return (
    <p class="service" data-message-id={message.message_id}>
      <button type="button" onClick={() => onJump(id)}>
        {t("pinned-by", { name: message.from.name, text })}
      </button>
    </p>
  );
}
