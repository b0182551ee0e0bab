import { oneLine } from "../model/messages.ts";
import type { Composing } from "./conversation.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";

/** Over the composer: which message is being answered or rewritten. */
export function ComposingBar({ composing, onCancel }: { composing: Composing; onCancel: () => void }) {
  const { t } = usePage();
  const { mode, message, quote } = composing;
  return (
    <div class="composing-bar" data-testid="composing">
      <Icon name={mode === "edit" ? "edit" : "reply"} size={18} />
      <span class="pinned-words">
        <b>{mode === "edit" ? t("editing") : t("replying-to", { name: message.from.name })}</b>
        <span>{quote ? t("quoted", { text: quote }) : oneLine(message) || t("a-message")}</span>
      </span>
      <IconButton icon="close" label={t("cancel")} onClick={onCancel} />
    </div>
  );
}
