import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useNow } from "../hooks/use-now.ts";
import { useStore } from "../hooks/use-store.ts";
import { useVisible } from "../hooks/use-visible.ts";
import { stateOfCode, unseenCodes } from "../model/codes.ts";
import { CodeCard } from "./code-card.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";

/** What came to phones, the newest first. Whoever looks here has seen them all. */
export function Codes({ onClose }: { onClose: () => void }) {
  const { store, actions, run, t } = usePage();
  const codes = useStore(store, (state) => state.codes);
  const ahead = useStore(store, (state) => state.clockAhead);
  const unseen = unseenCodes(codes);
  const visible = useVisible();
  const running = codes.some(
    (code) => code.expires_at !== null && stateOfCode(code, Date.now() + ahead) === "good",
  );
  const now = useNow(running) + ahead;
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    if (visible && unseen > 0) void run(actions.seeCodes());
  }, [visible, unseen, actions, run]);
  // Before it is painted: Escape at its sight is meant for it.
  useLayoutEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <aside
      ref={panel}
      class="side-panel"
      tabIndex={-1}
      aria-label={t("codes")}
      data-testid="codes"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header class="directory-header">
        <h2>{t("codes")}</h2>
        <IconButton icon="close" label={t("close")} onClick={onClose} />
      </header>
      <p class="quiet">{t("codes-hint")}</p>
      {codes.length === 0 && (
        <div class="empty">
          <Icon name="phone" size={40} />
          <p>{t("codes-none")}</p>
        </div>
      )}
      <ol class="code-list" aria-live="polite" aria-relevant="additions">
        {codes.map((code) => (
          <CodeCard key={code.request_id} code={code} now={now} />
        ))}
      </ol>
    </aside>
  );
}
