import { CallLog } from "./call-log.tsx";
import { FaultRules } from "./fault-rules.tsx";
import { IconButton } from "./icon-button.tsx";
import { Limits } from "./limits.tsx";
import { usePage } from "./page-context.ts";

interface WeatherProps {
  readonly onClose: () => void;
}

/** What can go wrong between a bot and Telegram, to be switched on by hand, and what bots are calling right now. */
export function Weather({ onClose }: WeatherProps) {
  const { t, control, actions, run } = usePage();

  async function reset() {
    if (!confirm(t("reset-question"))) return;
    await control.reset();
    await actions.reloadAll();
  }

  return (
    <aside class="side-panel weather" aria-label={t("weather")} data-testid="weather">
      <header class="directory-header">
        <h2>{t("weather")}</h2>
        <IconButton icon="close" label={t("close")} onClick={onClose} />
      </header>
      <FaultRules />
      <Limits />
      <CallLog />
      <button type="button" class="button danger" onClick={() => run(reset())}>
        {t("reset")}
      </button>
    </aside>
  );
}
