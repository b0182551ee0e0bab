import { formatCountdown } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { CodeForm } from "../ui/code-form.tsx";
import { useNow } from "../ui/use-now.ts";
import type { SignIn, SignInState } from "./flow.ts";

type CodeState = Extract<SignInState, { step: "code" }>;

/** The server sends to a phone once in thirty seconds. */
const sendAgainMs = 30_000;

export function CodeStep({ state, flow }: { state: CodeState; flow: SignIn }) {
  const { t } = useTexts();
  const left = state.sentAt + sendAgainMs - useNow(1_000, 0);
  return (
    <>
      <h1>{t("code-title")}</h1>
      <p class="muted">{t("code-lead", { phone: state.phone })}</p>
      {state.openCode && (
        <p class="hint" role="status">
          {t("code-open", { code: state.openCode })}
        </p>
      )}
      <CodeForm key={state.sentAt} attempt={state} submit={flow.check} />
      <div class="sign-other">
        {left > 0 ? (
          <span class="muted">{t("code-again-in", { left: formatCountdown(left) })}</span>
        ) : (
          <button type="button" class="link" onClick={() => void flow.send(state.phone)}>
            {t("code-again")}
          </button>
        )}
        <button type="button" class="link" onClick={flow.back}>
          {t("code-other-phone")}
        </button>
      </div>
    </>
  );
}
