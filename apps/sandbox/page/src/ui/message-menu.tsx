import { copyText } from "../api/copy.ts";
import type { DisplayMessage } from "../model/state.ts";
import { usePage } from "./page-context.ts";
import { type MenuItem, Popup } from "./popup.tsx";

const quickReactions = ["👍", "❤", "🔥", "🎉", "😢", "👎"];

interface MessageMenuProps {
  readonly message: DisplayMessage;
  readonly me: number;
  readonly anchor: DOMRect;
  /** The selected part of it; empty: none. */
  readonly quote: string;
  readonly onClose: () => void;
  readonly onReply: (quote?: string) => void;
  readonly onForward: () => void;
  readonly onEdit: () => void;
  readonly onPin: () => void;
  readonly onDelete: () => void;
  readonly onReact: (emoji: string | null) => void;
}

/** What can be done with one message: react, reply, forward, pin, copy; edit and delete one's own. */
export function MessageMenu(props: MessageMenuProps) {
  const { message, me, anchor, quote, onClose, onReply, onForward, onEdit, onPin, onDelete, onReact } = props;
  const { t, run } = usePage();
  const own = message.from.id === me;
  const words = message.text ?? message.caption;
  const current = message.reactions.find(({ from_id }) => from_id === me)?.emoji;
  const items: (MenuItem | false)[] = [
    quote !== "" && { icon: "reply", label: t("reply-quote"), onChoose: () => onReply(quote) },
    { icon: "reply", label: t("reply"), onChoose: () => onReply() },
    { icon: "forward", label: t("forward"), onChoose: onForward },
    { icon: "pin", label: message.pinned ? t("unpin") : t("pin"), onChoose: onPin },
    words !== undefined && { icon: "copy", label: t("copy"), onChoose: () => run(copyText(words)) },
    own &&
      (words !== undefined || message.file !== undefined) && {
        icon: "edit",
        label: t("edit"),
        onChoose: onEdit,
      },
    own && { icon: "trash", label: t("delete"), onChoose: onDelete, danger: true },
  ];
  return (
    <Popup
      label={t("message-menu")}
      anchor={anchor}
      items={items.filter((item) => item !== false)}
      onClose={onClose}
    >
      <div class="quick-reactions">
        {quickReactions.map((emoji) => (
          <button
            key={emoji}
            type="button"
            role="menuitemcheckbox"
            aria-checked={emoji === current}
            aria-label={t("react-with", { emoji })}
            onClick={() => {
              onClose();
              onReact(emoji === current ? null : emoji);
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </Popup>
  );
}
