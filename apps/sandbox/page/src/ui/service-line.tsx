import { oneLine } from "../model/messages.ts";
import type { DisplayMessage } from "../model/state.ts";
import { usePage } from "./page-context.ts";

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
  const text = (pinned && oneLine(pinned).slice(0, 40)) || t("a-message");
  return (
    <p class="service" data-message-id={message.message_id}>
      <button type="button" onClick={() => onJump(id)}>
        {t("pinned-by", { name: message.from.name, text })}
      </button>
    </p>
  );
}
