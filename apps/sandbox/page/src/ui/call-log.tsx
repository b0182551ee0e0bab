import { useEffect, useRef, useState } from "preact/hooks";
import type { ApiCall } from "../../../src/control/contract.ts";
import { usePage } from "./page-context.ts";

const shownCalls = 100;
const everyMs = 1_000;

/** The newest Bot API calls, the newest first. */
export function CallLog() {
  const { t, formats, control } = usePage();
  const [calls, setCalls] = useState<ApiCall[]>([]);
  const [quiet, setQuiet] = useState(true);
  const after = useRef<number | undefined>(undefined);

  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    async function readNewer() {
      // The log is read from its end: a long one would take many pages to get through.
      after.current ??= Math.max(0, (await control.calls({ limit: 1 })).last_seq - shownCalls);
      return control.calls({ limit: 10 * shownCalls, after: after.current });
    }
    async function read() {
      // An unreachable sandbox is shown by the page's banner; the next reading follows.
      const page = await readNewer().catch(() => null);
      if (stopped) return;
      if (page) {
        const reset = page.last_seq < (after.current ?? 0);
        after.current = page.calls.at(-1)?.seq ?? page.last_seq;
        setCalls((before) => [...page.calls.toReversed(), ...(reset ? [] : before)].slice(0, shownCalls));
      }
      timer = setTimeout(read, everyMs);
    }
    void read();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [control]);

  const shown = quiet ? calls.filter(({ method }) => method !== "getUpdates") : calls;
  return (
    <section class="weather-part calls" aria-label={t("calls")}>
      <h3>
        {t("calls")}
        <label class="small-check">
          <input
            type="checkbox"
            checked={quiet}
            onChange={(event) => setQuiet(event.currentTarget.checked)}
          />
          {t("calls-quiet")}
        </label>
      </h3>
      {shown.length === 0 && <p class="quiet">{t("calls-none")}</p>}
      <ol class="call-list" data-testid="call-log">
        {shown.map((call) => (
          <li key={call.seq} title={JSON.stringify(call.params, null, 1).slice(0, 1500)}>
            <time>{formats.exactTime(call.at)}</time>
            <span class="call-method">{call.method}</span>
            <Outcome call={call} />
            <span class="quiet">{Math.round(call.duration_ms)} ms</span>
            <span class="call-bot quiet">@{call.bot}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Outcome({ call }: { call: ApiCall }) {
  const { t } = usePage();
  const { ok, error_code, description, dropped } = call.answer;
  if (ok === true) return <span class="outcome good">200</span>;
  const label = dropped ? t("call-dropped") : String(error_code ?? t("call-failed"));
  return (
    <span class="outcome bad" title={typeof description === "string" ? description : label}>
      {label}
    </span>
  );
}
