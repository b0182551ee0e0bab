import { usePolled } from "../hooks/use-polled.ts";
import { usePage } from "./page-context.ts";

/** Whether Telegram's own limits hold (one message a second per chat, thirty per bot …). */
export function Limits() {
  const { t, control, run } = usePage();
  const [settings, refresh] = usePolled(control.settings, 5_000);
  if (!settings) return null;
  const { enabled, per_chat_per_second, per_bot_per_second, per_group_per_minute } = settings.limits;
  return (
    <section class="weather-part" aria-label={t("limits")}>
      <label class="switch">
        <input
          type="checkbox"
          checked={enabled}
          onChange={(event) =>
            run(control.updateSettings({ limits: { enabled: event.currentTarget.checked } })).then(refresh)
          }
        />
        <span>
          <b>{t("limits")}</b>
          <span class="quiet">
            {t("limits-now", {
              chat: per_chat_per_second,
              bot: per_bot_per_second,
              group: per_group_per_minute,
            })}
          </span>
        </span>
      </label>
    </section>
  );
}
