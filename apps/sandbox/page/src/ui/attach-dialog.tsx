import { useState } from "preact/hooks";
import type { MediaItem } from "../api/control.ts";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface AttachDialogProps {
  readonly items: MediaItem[];
  readonly onSend: (items: MediaItem[]) => void;
  readonly onClose: () => void;
}

const longestCaption = 1024;

/** The chosen files before they go, with words for them. */
export function AttachDialog({ items, onSend, onClose }: AttachDialogProps) {
  const { t } = usePage();
  const [caption, setCaption] = useState("");
  const [first, ...rest] = items;
  return (
    <PaneDialog title={t("attach-title", { count: items.length })} onClose={onClose} testId="attach-dialog">
      <ul class="attached">
        {items.map(({ kind, file_name }, index) => (
          <li key={index}>
            <span dir="auto">{file_name}</span> <span class="quiet">{t(`media-${kind}`)}</span>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const words = caption.trim();
          if (first) onSend([words ? { ...first, caption: words } : first, ...rest]);
        }}
      >
        <input
          class="wide-input"
          maxLength={longestCaption}
          aria-label={t("caption")}
          placeholder={t("caption")}
          data-testid="attach-caption"
          data-autofocus
          value={caption}
          onInput={(event) => setCaption(event.currentTarget.value)}
        />
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="button primary" data-testid="attach-send">
            {t("send")}
          </button>
        </div>
      </form>
    </PaneDialog>
  );
}
