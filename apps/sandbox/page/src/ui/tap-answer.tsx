import { useEffect } from "preact/hooks";
import type { Side } from "../model/address.ts";
import type { CallbackAnswer } from "../model/state.ts";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface TapAnswerProps {
  readonly answer: CallbackAnswer;
  readonly side: Side;
  readonly onClose: () => void;
}

const shortestMs = 3_000;
const msPerCharacter = 50;

/** A bot's answer to a tap: a toast that goes by itself, or an alert that waits for OK. */
export function TapAnswer({ answer, side, onClose }: TapAnswerProps) {
  const { t, followLink } = usePage();
  const { text = "", show_alert, url } = answer;
  useEffect(() => {
    if (url) followLink(url, side);
    if (show_alert && text) return;
    const timer = setTimeout(onClose, Math.max(shortestMs, text.length * msPerCharacter));
    return () => clearTimeout(timer);
  }, []);

  if (!text) return null;
  if (show_alert)
    return (
      <PaneDialog title={text} onClose={onClose} testId="alert" alert>
        <div class="dialog-buttons">
          <button type="button" class="button primary" data-autofocus onClick={onClose}>
            {t("ok")}
          </button>
        </div>
      </PaneDialog>
    );
  return (
    <button type="button" class="toast" data-testid="toast" onClick={onClose}>
      <span role="status">{text}</span>
    </button>
  );
}
