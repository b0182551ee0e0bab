import { useCallback } from "preact/hooks";
import { safeKeyStore } from "../keys/key-store.ts";
import { createKeys } from "../keys/keys.ts";
import { loadSodium } from "../keys/sodium.ts";
import { browserStream, openEventStream } from "../session/event-stream.ts";
import { useTexts } from "../text/context.tsx";
import { browserClock } from "../ui/clock.ts";
import { CodeForm } from "../ui/code-form.tsx";
import { PhoneForm } from "../ui/phone-form.tsx";
import { SignedIn } from "../ui/signed-in.tsx";
import { StepPage } from "../ui/step-page.tsx";
import { useFlow } from "../ui/use-flow.ts";
import { useWake } from "../ui/use-wake.ts";
import { WaysIn } from "../ui/ways-in.tsx";
import { callAuth } from "./api.ts";
import { createSecure, type Secure } from "./flow.ts";
import { ProfileForm } from "./profile-form.tsx";
import type { SecureState } from "./state.ts";
import { WaitingStep } from "./waiting-step.tsx";

const start = (show: (state: SecureState) => void) =>
  createSecure(
    {
      ...browserClock,
      call: callAuth,
      listen: (authId, handlers) =>
        openEventStream(
          "/v1/auth/events",
          browserStream(async () => authId),
          handlers,
        ),
      keys: createKeys(loadSodium),
      store: safeKeyStore(),
    },
    show,
  );
const stop = (flow: Secure) => flow.close();

/** `/secure`: the sign-in with keys of docs/documents/auth-protocol.md. */
export function SecurePage() {
  const { t } = useTexts();
  const { flow, state } = useFlow(start, stop);
  useWake(useCallback(() => flow.wake(), [flow]));
  switch (state.step) {
    case "loading":
      return <StepPage title={t("secure")} lead={t("checking")} progress={0.1} tone="working" />;
    case "phone":
      return (
        <StepPage
          title={t("secure")}
          lead={t("secure-lead")}
          progress={0.14}
          foot={<WaysIn here="/secure" />}
        >
          <PhoneForm {...state} label={t("send-code")} onPhone={(phone) => void flow.begin(phone)} />
        </StepPage>
      );
    case "code":
      return (
        <StepPage
          title={t("enter-code")}
          lead={<bdi>{t("secure-code-lead", { phone: state.phone })}</bdi>}
          progress={0.4}
          tone="working"
          foot={<WaysIn here="/secure" />}
        >
          <CodeForm {...state} digits={6} onCode={(code) => void flow.checkCode(code)} />
          <button type="button" class="link" onClick={flow.restart}>
            {t("change-phone")}
          </button>
        </StepPage>
      );
    case "profile":
      return (
        <StepPage title={t("secure-profile")} lead={t("secure-profile-lead")} progress={0.75} tone="working">
          <ProfileForm {...state} onProfile={(name, nickname) => void flow.signUp(name, nickname)} />
        </StepPage>
      );
    case "waiting":
      return <WaitingStep state={state} onCode={() => void flow.sendCode()} />;
    case "force":
      return (
        <StepPage title={t("secure-force")} lead={t("secure-force-lead")} progress={0.75} tone="working">
          <CodeForm {...state} digits={6} onCode={(code) => void flow.signInForce(code)} />
          <button type="button" class="link" onClick={flow.back}>
            {t("secure-back-to-waiting")}
          </button>
        </StepPage>
      );
    case "refused":
    case "over":
    case "broken":
      return (
        <StepPage
          title={t(endings[state.step].title)}
          lead={t(endings[state.step].lead)}
          progress={0}
          tone="canceled"
        >
          <button type="button" class="button wide" onClick={flow.restart}>
            {t("start-again")}
          </button>
        </StepPage>
      );
    case "done":
      return <SignedIn hash="#vault" />;
  }
}

const endings = {
  refused: { title: "secure-refused", lead: "secure-refused-lead" },
  over: { title: "secure-over", lead: "secure-over-lead" },
  broken: { title: "secure-broken", lead: "secure-broken-lead" },
} as const;
