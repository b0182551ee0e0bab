import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import type { SignUp, SignUpState } from "./flow.ts";

type NameState = Extract<SignUpState, { step: "name" }>;

export function NameStep({ state, flow }: { state: NameState; flow: SignUp }) {
  const { t } = useTexts();
  const [name, setName] = useState(state.name);
  return (
    <>
      <h1>{t("sign-up-title")}</h1>
      <p class="muted">{t("sign-up-lead")}</p>
      <form
        class="sign-form"
        onSubmit={(event) => {
          event.preventDefault();
          void flow.begin(name.trim());
        }}
      >
        <label class="field">
          <span>{t("sign-up-name")}</span>
          <input
            autocomplete="name"
            minLength={2}
            maxLength={128}
            required
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <ProblemNote problem={state.problem} />
        <SubmitButton label={t("sign-up-begin")} busy={state.busy} />
      </form>
      <p class="sign-other">
        <a href="/sign-in">{t("to-sign-in")}</a>
      </p>
    </>
  );
}
