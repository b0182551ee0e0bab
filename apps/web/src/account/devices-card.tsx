import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import type { AccountApi, Device } from "./api.ts";
import { useAttempt } from "./use-attempt.ts";

interface Props {
  readonly devices: readonly Device[];
  readonly api: AccountApi;
  readonly reload: () => Promise<void>;
}

/** Where the person is signed in; one is ended, or all but this. */
export function DevicesCard({ devices, api, reload }: Props) {
  const { t, language } = useTexts();
  const [attempt, run] = useAttempt();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const end = (what: () => Promise<unknown>) =>
    run(async () => {
      await what();
      await reload();
    });
  return (
    <section class="card" aria-labelledby="devices-title">
      <h2 id="devices-title">{t("devices-title")}</h2>
      <ul class="devices">
        {devices.map(({ id, device, place, current, used_at }) => (
          <li key={id}>
            <span>
              <bdi>{device}</bdi>
              <span class="muted device-when">
                {current
                  ? t("device-here")
                  : t("device-used", { at: formatTime(used_at, timeZone, language, Date.now()), place })}
              </span>
            </span>
            {!current && (
              <button
                type="button"
                class="link"
                aria-disabled={attempt.busy}
                onClick={() => void end(() => api.endDevice(id))}
              >
                {t("device-end")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote problem={attempt.problem} />
      {devices.length > 1 && (
        <button
          type="button"
          class="button quiet"
          aria-disabled={attempt.busy}
          onClick={() => void end(api.endOthers)}
        >
          {t("devices-end-others")}
        </button>
      )}
    </section>
  );
}
