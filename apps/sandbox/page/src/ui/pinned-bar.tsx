import { oneLine } from "../model/messages.ts";
import type { DisplayMessage } from "../model/state.ts";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

/** The newest pinned message over the chat; pressing it goes there. */
export function PinnedBar(props: {
  pinned: number[];
  messages: DisplayMessage[];
  onJump: (message_id: number) => void;
}) {
  const { pinned, messages, onJump } = props;
  const { t } = usePage();
  const id = pinned[0];
  if (id === undefined) return null;
  const message = messages.find(({ message_id }) => message_id === id);
  return (
    <button type="button" class="pinned-bar" data-testid="pinned-bar" onClick={() => onJump(id)}>
      <Icon name="pin" size={16} />
      <span class="pinned-words">
        <b>
          {t("pinned")}
          {pinned.length > 1 && ` · ${pinned.length}`}
        </b>
        <span>{(message && oneLine(message)) || t("a-message")}</span>
      </span>
    </button>
  );
}
