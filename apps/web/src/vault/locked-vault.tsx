import { useEffect, useRef, useState } from "preact/hooks";
import { useArea } from "../account/area-context.tsx";
import { localZone } from "../account/local-zone.ts";
import { formatTime } from "../format/time.ts";
import { BrokenSeal } from "../keys/seal.ts";
import { ApiError } from "../session/api-error.ts";
import { useTexts } from "../text/context.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Fingerprint } from "../ui/fingerprint.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { askForKey, type KeyQuestion } from "./ask-for-key.ts";
import { VaultPicture } from "./vault-picture.tsx";

/** The key is on another device: it can be asked for, or the vault begun again. */
export function LockedVault({ onKey }: { onKey: () => void }) {
  const { t, language } = useTexts();
  const area = useArea();
  const { since } = area.account.key;
  const asking = useAttempt();
  const [question, setQuestion] = useState<KeyQuestion | null>(null);
  const [outcome, setOutcome] = useState<"refused" | "over" | "broken" | null>(null);
  const [forgetting, setForgetting] = useState(false);
  const open = useRef<KeyQuestion | null>(null);
  useEffect(() => () => open.current?.close(), []);

  const stop = (how: typeof outcome) => {
    open.current?.close();
    open.current = null;
    setQuestion(null);
    setOutcome(how);
  };
  const ask = () =>
    asking.run(async () => {
      setOutcome(null);
      const asked = await askForKey(area, async (answer) => {
        if (answer === "refused" || answer === "over") return stop(answer);
        try {
          await answer.keep();
          area.show(await area.api.account());
          stop(null);
          onKey();
        } catch (error) {
          if (error instanceof BrokenSeal) return stop("broken");
          if (!(error instanceof ApiError)) throw error;
          onKey();
        }
      });
      open.current = asked;
      setQuestion(asked);
    });

  return (
    <section class="card stack area-narrow vault-card" aria-labelledby="vault-title">
      <VaultPicture open={false} />
      <h2 id="vault-title">{t("vault-locked-title")}</h2>
      <p class="muted">{t(question ? "vault-asked-lead" : "vault-locked-lead")}</p>
      {since && (
        <p class="muted">
          {t("vault-key-since", { at: formatTime(since, localZone(), language, Date.now()) })}
        </p>
      )}
      {outcome && (
        <p class="problem" role="alert">
          {t(outcomes[outcome])}
        </p>
      )}
      {question ? (
        <>
          <Fingerprint digits={question.fingerprint} label={t("fingerprint")} />
          <p class="loader" role="status">
            <span class="spinner" aria-hidden="true" />
            {t("vault-asked")}
          </p>
          <button type="button" class="button quiet wide" onClick={() => stop(null)}>
            {t("cancel")}
          </button>
        </>
      ) : (
        <>
          <ProblemNote problem={asking.problem} />
          <button type="button" class="button wide" aria-disabled={asking.busy} onClick={ask}>
            {asking.busy && <span class="spinner" aria-hidden="true" />}
            {t("vault-ask")}
          </button>
          <button type="button" class="link bad" onClick={() => setForgetting(true)}>
            {t("vault-anew")}
          </button>
        </>
      )}
      {forgetting && <BeginAnew onClose={() => setForgetting(false)} onDone={onKey} />}
    </section>
  );
}

const outcomes = { refused: "vault-refused", over: "vault-over", broken: "vault-broken" } as const;

function BeginAnew({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTexts();
  const { session, api, show } = useArea();
  const { busy, problem, run } = useAttempt();
  const forget = () =>
    run(async () => {
      await session.call("/v1/account/key", { method: "DELETE", body: { confirm: "delete" } });
      show(await api.account());
      onClose();
      onDone();
    });
  return (
    <ConfirmDialog
      title={t("vault-anew-title")}
      label={t("vault-anew")}
      busy={busy}
      problem={problem}
      onConfirm={() => void forget()}
      onClose={onClose}
    >
      <p>{t("vault-anew-lead")}</p>
    </ConfirmDialog>
  );
}
