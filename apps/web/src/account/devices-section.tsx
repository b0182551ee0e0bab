import type { AccountSession } from "@gotovo/contract";
import { useState } from "preact/hooks";
import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useResource } from "../ui/use-resource.ts";
import { useArea } from "./area-context.tsx";
import { localZone } from "./local-zone.ts";

type Ending = { readonly kind: "one"; readonly session: AccountSession } | { readonly kind: "others" };

/** Where the person is signed in, and signing out there. */
export function DevicesSection() {
  const { t } = useTexts();
  const { api, version } = useArea();
  const sessions = useResource(api.sessions, version);
  const [ending, setEnding] = useState<Ending | null>(null);
  const { busy, problem, run } = useAttempt();
  const end = async (what: Ending) => {
    const done = await run(async () => {
      await (what.kind === "one" ? api.endSession(what.session.id) : api.endOtherSessions());
    });
    if (!done) return;
    setEnding(null);
    sessions.reload();
  };
  return (
    <section class="card stack area-narrow" aria-labelledby="devices-title">
      <h2 id="devices-title">{t("devices-title")}</h2>
      <p class="muted">{t("devices-lead")}</p>
      <ProblemNote problem={sessions.data === null ? sessions.problem : null} />
      <ul class="rows">
        {sessions.data?.map((session) => (
          <DeviceRow key={session.id} session={session} onEnd={() => setEnding({ kind: "one", session })} />
        ))}
      </ul>
      {sessions.data && sessions.data.length > 1 && (
        <button type="button" class="button quiet" onClick={() => setEnding({ kind: "others" })}>
          {t("devices-end-others")}
        </button>
      )}
      {ending && (
        <ConfirmDialog
          title={t(ending.kind === "one" ? "devices-end-title" : "devices-end-others-title")}
          label={t("devices-end")}
          busy={busy}
          problem={problem}
          onConfirm={() => void end(ending)}
          onClose={() => setEnding(null)}
        >
          <p>
            {ending.kind === "one" ? (
              <bdi>{t("devices-end-lead", { device: ending.session.device || t("device-unknown") })}</bdi>
            ) : (
              t("devices-end-others-lead")
            )}
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function DeviceRow({ session, onEnd }: { session: AccountSession; onEnd: () => void }) {
  const { t, language } = useTexts();
  const used = formatTime(session.used_at, localZone(), language, Date.now());
  const name = session.device || t("device-unknown");
  return (
    <li class="device">
      <div>
        <p class="item-name tagged">
          <bdi>{name}</bdi>
          {session.current && <span class="tag tone-ready">{t("device-current")}</span>}
          {session.has_key && <span class="tag">{t("device-has-key")}</span>}
        </p>
        <p class="muted small">
          <bdi>{session.place}</bdi> · {t("device-used", { time: used })}
        </p>
      </div>
      {!session.current && (
        <button
          type="button"
          class="link bad small"
          aria-label={`${t("devices-end")}: ${name}`}
          onClick={onEnd}
        >
          {t("devices-end")}
        </button>
      )}
    </li>
  );
}
