import { useState } from "preact/hooks";
import { fullName } from "../model/people.ts";
import type { Person } from "../model/state.ts";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";

interface StartBarProps {
  readonly person: Person;
  /** The bot is blocked: starting it unblocks. */
  readonly restart: boolean;
  /** What a link brought along; null when nobody followed a link. */
  readonly payload: string | null;
  readonly onStart: () => Promise<void>;
  readonly onChangePerson: () => void;
  readonly onDismiss?: (() => void) | undefined;
}

/** The one button in place of a composer: begins the chat, or begins it again. */
export function StartBar({ person, restart, payload, onStart, onChangePerson, onDismiss }: StartBarProps) {
  const { t } = usePage();
  const [busy, setBusy] = useState(false);
  return (
    <footer class="start-bar">
      {payload !== null && (
        <p class="start-as">
          <span>{t("start-as", { name: fullName(person) })}</span>
          <button type="button" class="text-button" onClick={onChangePerson}>
            {t("start-as-other")}
          </button>
        </p>
      )}
      {restart && payload === null && <p class="start-note">{t("blocked-note")}</p>}
      <div class="start-line">
        <button
          type="button"
          class="start-button"
          data-testid="start"
          disabled={busy}
          onClick={async () => {
            setBusy(true);
            await onStart();
            setBusy(false);
          }}
        >
          {restart ? t("restart") : t("start")}
        </button>
        {onDismiss && <IconButton icon="close" label={t("dismiss-start")} onClick={onDismiss} />}
      </div>
      {payload && (
        <p class="start-payload">
          <code>/start {payload}</code>
        </p>
      )}
    </footer>
  );
}
