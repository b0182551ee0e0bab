import type { Session } from "../session/session.ts";
import { useAlreadyIn } from "../session/use-already-in.ts";
import { useTexts } from "../text/context.tsx";
import { browserClock } from "../ui/clock.ts";
import { CodeForm } from "../ui/code-form.tsx";
import { PhoneForm } from "../ui/phone-form.tsx";
import { Resend } from "../ui/resend.tsx";
import { SignedIn } from "../ui/signed-in.tsx";
import { StepPage } from "../ui/step-page.tsx";
import { tabStorage } from "../ui/storage.ts";
import { useFlow } from "../ui/use-flow.ts";
import { WaysIn } from "../ui/ways-in.tsx";
import { checkCode, sendCode } from "./api.ts";
import { createSignIn, type SignInState } from "./flow.ts";

/** `/sign-in`: a phone, a code, the personal area. */
export function SignInPage({ session }: { session: Session }) {
  const { t } = useTexts();
  useAlreadyIn(session);
  const { flow, state } = useFlow((show: (state: SignInState) => void) =>
    createSignIn({ ...browserClock, sendCode, checkCode, storage: tabStorage() }, show),
  );
  switch (state.step) {
    case "phone":
      return (
        <StepPage
          title={t("sign-in")}
          lead={t("sign-in-lead")}
          progress={0.14}
          foot={<WaysIn here="/sign-in" />}
        >
          <PhoneForm {...state} label={t("send-code")} onPhone={(phone) => void flow.send(phone)} />
        </StepPage>
      );
    case "code":
      return (
        <StepPage
          title={t("enter-code")}
          lead={<CodeLead phone={state.phone} />}
          progress={0.6}
          tone="working"
        >
          {state.openCode && <p class="demo-code">{t("code-open", { code: state.openCode })}</p>}
          <CodeForm key={state.sentAt} {...state} digits={4} onCode={(code) => void flow.check(code)} />
          <div class="row spread">
            <Resend sentAt={state.sentAt} busy={state.busy} onSend={() => void flow.send(state.phone)} />
            <button type="button" class="link" onClick={flow.back}>
              {t("change-phone")}
            </button>
          </div>
        </StepPage>
      );
    case "done":
      return <SignedIn />;
  }
}

function CodeLead({ phone }: { phone: string }) {
  const { t } = useTexts();
  return <bdi>{t("code-sent-lead", { phone })}</bdi>;
}
