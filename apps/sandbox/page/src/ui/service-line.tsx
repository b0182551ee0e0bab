import type { Translate } from "../i18n/texts.ts";
import { oneLine } from "../model/messages.ts";
import type { DisplayMessage } from "../model/state.ts";
import { usePage } from "./page-context.ts";

const longest = 40;

interface ServiceLineProps {
  readonly message: DisplayMessage;
  readonly all: DisplayMessage[];
  readonly onJump: (message_id: number) => void;
}

/** What happened in the chat besides messages: a pin, and in a group who came and what became of topics. */
export function ServiceLine({ message, all, onJump }: ServiceLineProps) {
  const { t } = usePage();
  if (message.service)
    return (
      <p class="service" data-testid="service" data-message-id={message.message_id}>
        {noteText(t, message.from.name, message.service)}
      </p>
    );
  const id = message.pinned_message_id ?? 0;
  const pinned = all.find(({ message_id }) => message_id === id);
  const words = pinned ? oneLine(pinned) : "";
  const text =
    words.length > longest ? `${[...words].slice(0, longest).join("").trim()}…` : words || t("a-message");
  return (
    <p class="service" data-testid="service" data-message-id={message.message_id}>
      <button type="button" onClick={() => onJump(id)}>
        {t("pinned-by", { name: message.from.name, text })}
      </button>
    </p>
  );
}

function noteText(t: Translate, name: string, note: NonNullable<DisplayMessage["service"]>): string {
  const { type, names = [], title = "" } = note;
  const whom = names.join(", ");
  if (type === "member_left" && whom === name) return t("service-left", { name });
  if (type === "topic_edited" && title === "") return t("service-topic_restyled", { name });
  return t(`service-${type}`, { name, whom, title });
}
