import { oneLine } from "../model/messages.ts";
import type { ChatModel } from "../model/state.ts";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

/** The newest pinned message over the chat; pressing it goes there. */
export function PinnedBar({ model, onJump }: { model: ChatModel; onJump: (message_id: number) => void }) {
  const { t } = usePage();
  const id = model.chat.pinned[0];
  if (id === undefined) return null;
  const message = model.messages.find(({ message_id }) => message_id === id);
  return (
    <button type="button" class="pinned-bar" data-testid="pinned-bar" onClick={() => onJump(id)}>
      <Icon name="pin" size={16} />
      <span class="pinned-words">
        <b>
          {t("pinned")}
          {model.chat.pinned.length > 1 && ` · ${model.chat.pinned.length}`}
        </b>
        <span>{(message && oneLine(message)) || t("a-message")}</span>
      </span>
    </button>
  );
}
