import { useEffect, useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { browserClock } from "../ui/clock.ts";
import { CodeForm } from "../ui/code-form.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { tabStorage } from "../ui/storage.ts";
import { checkStatus, listen, register, verify } from "./api.ts";
import { createSignUp, type SignUp, type SignUpState } from "./flow.ts";
import { NameStep } from "./name-step.tsx";
import { WaitingStep } from "./waiting-step.tsx";

function useSignUp(): { flow: SignUp | null; state: SignUpState | null } {
  const [flow, setFlow] = useState<SignUp | null>(null);
  const [state, setState] = useState<SignUpState | null>(null);
  useEffect(() => {
    const deps = { ...browserClock, register, checkStatus, verify, listen, storage: tabStorage() };
    const begun = createSignUp(deps, setState);
    setFlow(begun);
    const wake = () => document.visibilityState === "visible" && begun.wake();
    document.addEventListener("visibilitychange", wake);
    addEventListener("online", wake);
    return () => {
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", wake);
      begun.close();
    };
  }, []);
  return { flow, state };
}

/** Name, the bot, the code, and on to the account. */
export function SignUpPage() {
  const { t } = useTexts();
  const { flow, state } = useSignUp();
  useEffect(() => {
    if (state?.step === "done") location.replace("/account");
  }, [state]);
  useEffect(() => {
    document.title = t("sign-up-page-title");
  }, [t]);
  return (
    <div class="page sign-page">
      <PageHeader title="Gotovo" />
      <main id="content">
        <section class="card sign-card">{flow && state && <Step state={state} flow={flow} />}</section>
      </main>
    </div>
  );
}

function Step({ state, flow }: { state: SignUpState; flow: SignUp }) {
  const { t } = useTexts();
  switch (state.step) {
    case "name":
      return <NameStep state={state} flow={flow} />;
    case "waiting":
      return <WaitingStep state={state} flow={flow} />;
    case "code":
      return (
        <>
          <h1>{t("code-title")}</h1>
          <p class="muted">{t("code-lead", { phone: state.phone })}</p>
          <CodeForm attempt={state} submit={flow.verify} />
          <p class="sign-other">
            <button type="button" class="link" onClick={flow.restart}>
              {t("sign-up-restart")}
            </button>
          </p>
        </>
      );
    case "expired":
      return (
        <div class="sign-form" role="alert">
          <h1>{t("sign-up-expired")}</h1>
          <p class="muted">{t("sign-up-expired-lead")}</p>
          <button type="button" class="button" onClick={flow.restart}>
            {t("sign-up-restart")}
          </button>
        </div>
      );
    case "done":
      return <span class="spinner big" role="status" aria-label={t("account-loading")} />;
  }
}
