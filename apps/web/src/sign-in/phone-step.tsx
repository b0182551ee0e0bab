import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import type { SignIn, SignInState } from "./flow.ts";

type PhoneState = Extract<SignInState, { step: "phone" }>;

export function PhoneStep({ state, flow }: { state: PhoneState; flow: SignIn }) {
  const { t } = useTexts();
  const [phone, setPhone] = useState(state.phone);
  return (
    <>
      <h1>{t("sign-in-title")}</h1>
      <p class="muted">{t("sign-in-lead")}</p>
      <form
        class="sign-form"
        onSubmit={(event) => {
          event.preventDefault();
          void flow.send(phone.trim());
        }}
      >
        <label class="field">
          <span>{t("phone-label")}</span>
          <input
            type="tel"
            autocomplete="tel"
            placeholder="+7 999 123-45-67"
            maxLength={40}
            required
            value={phone}
            onInput={(event) => setPhone(event.currentTarget.value)}
          />
        </label>
        <ProblemNote problem={state.problem} />
        <SubmitButton label={t("sign-in-send")} busy={state.busy} />
      </form>
      <p class="sign-other">
        <a href="/sign-up">{t("to-sign-up")}</a>
      </p>
    </>
  );
}
