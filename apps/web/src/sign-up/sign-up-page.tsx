import { useCallback, useState } from "preact/hooks";
import type { Session } from "../session/session.ts";
import { useAlreadyIn } from "../session/use-already-in.ts";
import { useTexts } from "../text/context.tsx";
import { telegramUrl } from "../track/view.ts";
import { browserClock } from "../ui/clock.ts";
import { CodeForm } from "../ui/code-form.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import { SignedIn } from "../ui/signed-in.tsx";
import { StepPage } from "../ui/step-page.tsx";
import { tabStorage } from "../ui/storage.ts";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TelegramLink } from "../ui/telegram-link.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useFlow } from "../ui/use-flow.ts";
import { useWake } from "../ui/use-wake.ts";
import { WaysIn } from "../ui/ways-in.tsx";
import { checkStatus, listen, register, verify } from "./api.ts";
import { createSignUp } from "./flow.ts";
import type { SignUpState } from "./state.ts";

type State<Step extends SignUpState["step"]> = Extract<SignUpState, { step: Step }>;

/** `/sign-up`: a name, the contact shared in the bot, the code (docs/documents/telegram-sign-up.md). */
export function SignUpPage({ session, linkRoot }: { session: Session; linkRoot: string | null }) {
  const { t } = useTexts();
  useAlreadyIn(session);
  const { flow, state } = useFlow(
    (show: (state: SignUpState) => void) =>
      createSignUp({ ...browserClock, register, checkStatus, verify, listen, storage: tabStorage() }, show),
    (made) => made.close(),
  );
  useWake(useCallback(() => flow.wake(), [flow]));
  switch (state.step) {
    case "name":
      return <NameStep state={state} onName={(name) => void flow.begin(name)} />;
    case "waiting":
      return <WaitingStep state={state} linkRoot={linkRoot} onRestart={flow.restart} />;
    case "code":
      return (
        <StepPage
          title={t("enter-code")}
          lead={<bdi>{t("sign-up-code-lead", { phone: state.phone })}</bdi>}
          progress={0.8}
          tone="working"
        >
          <CodeForm {...state} digits={6} onCode={(code) => void flow.verify(code)} />
          <button type="button" class="link" onClick={flow.restart}>
            {t("start-again")}
          </button>
        </StepPage>
      );
    case "expired":
      return (
        <StepPage title={t("sign-up-expired")} lead={t("sign-up-expired-lead")} progress={0} tone="canceled">
          <button type="button" class="button wide" onClick={flow.restart}>
            {t("start-again")}
          </button>
        </StepPage>
      );
    case "done":
      return <SignedIn />;
  }
}

function NameStep({ state, onName }: { state: State<"name">; onName: (name: string) => void }) {
  const { t } = useTexts();
  const [name, setName] = useState(state.name);
  return (
    <StepPage title={t("sign-up")} lead={t("sign-up-lead")} progress={0.14} foot={<WaysIn here="/sign-up" />}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onName(name.trim());
        }}
      >
        <TextField
          label={t("your-name")}
          value={name}
          onInput={setName}
          autocomplete="given-name"
          minLength={2}
          maxLength={128}
          required
          focused
        />
        <ProblemNote problem={state.problem} />
        <SubmitButton label={t("sign-up-begin")} busy={state.busy} />
      </form>
    </StepPage>
  );
}

function WaitingStep(props: { state: State<"waiting">; linkRoot: string | null; onRestart: () => void }) {
  const { telegramLink, received, offline } = props.state;
  const { t } = useTexts();
  const url = telegramUrl(telegramLink, props.linkRoot) ?? telegramLink;
  return (
    <StepPage
      title={t(received ? "sign-up-received" : "sign-up-open-telegram")}
      lead={t(received ? "sign-up-received-lead" : "sign-up-open-telegram-lead")}
      progress={received ? 0.6 : 0.32}
      tone="working"
    >
      {!received && <TelegramLink url={url} label={t("sign-up-telegram")} />}
      <p class={`loader ${offline ? "offline" : ""}`} role="status">
        <span class="spinner" aria-hidden="true" />
        {t(offline ? "sign-up-offline" : received ? "sign-up-code-coming" : "sign-up-waiting")}
      </p>
      {!received && <QrCode url={url} summary={t("telegram-qr")} label={t("telegram-qr-label")} />}
      <button type="button" class="link" onClick={props.onRestart}>
        {t("start-again")}
      </button>
    </StepPage>
  );
}
