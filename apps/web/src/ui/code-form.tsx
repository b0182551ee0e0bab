import { useEffect, useRef, useState } from "preact/hooks";
import type { Attempt } from "../session/once.ts";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { SubmitButton } from "./submit-button.tsx";

/** Where the one-time code goes. A wrong one stays, selected, to be typed anew. */
export function CodeForm(props: { attempt: Attempt; submit: (code: string) => Promise<void> }) {
  const { t } = useTexts();
  const [code, setCode] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { busy, problem } = props.attempt;
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (problem) input.current?.select();
  }, [problem]);
  return (
    <form
      class="sign-form"
      onSubmit={(event) => {
        event.preventDefault();
        void props.submit(code.trim());
      }}
    >
      <label class="field">
        <span>{t("code-label")}</span>
        <input
          ref={input}
          class="code-input"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={12}
          required
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </label>
      <ProblemNote problem={problem} />
      <SubmitButton label={t("code-submit")} busy={busy} />
    </form>
  );
}
