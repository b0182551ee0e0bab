import { useTexts } from "../text/context.tsx";
import { Fingerprint } from "../ui/fingerprint.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { StepPage } from "../ui/step-page.tsx";
import { useOnline } from "../ui/use-online.ts";
import type { SecureState } from "./state.ts";

interface Props {
  readonly state: Extract<SecureState, { step: "waiting" }>;
  readonly onCode: () => void;
}

/** Until another device answers: the digits to compare there, and the way without another device. */
export function WaitingStep({ state, onCode }: Props) {
  const { t } = useTexts();
  const online = useOnline();
  return (
    <StepPage title={t("secure-waiting")} lead={t("secure-waiting-lead")} progress={0.6} tone="working">
      {state.fingerprint && (
        <>
          <Fingerprint digits={state.fingerprint} label={t("fingerprint")} />
          <p class="muted small center">{t("fingerprint-compare")}</p>
        </>
      )}
      <p class={`loader ${online ? "" : "offline"}`} role="status">
        <span class="spinner" aria-hidden="true" />
        {t(online ? "secure-waiting-answer" : "sign-up-offline")}
      </p>
      <ProblemNote problem={state.problem} />
      <div class="stack quiet-part">
        <p class="muted small center">{t("secure-no-device")}</p>
        <button type="button" class="button quiet wide" aria-disabled={state.busy} onClick={onCode}>
          {t("secure-send-code")}
        </button>
      </div>
    </StepPage>
  );
}
