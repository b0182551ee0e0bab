import { useState } from "preact/hooks";
import type { Attempt } from "../session/once.ts";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { TextField } from "./text-field.tsx";

/** Codes have more digits than usual while many are guessed or asked for. */
const longest = 12;

interface Props extends Attempt {
  /** How many digits the code usually has. */
  readonly digits: number;
  readonly onCode: (code: string) => void;
}

/** Asks for a one-time code. A phone offers it from the message by itself. */
export function CodeForm({ digits, busy, problem, onCode }: Props) {
  const { t } = useTexts();
  const [code, setCode] = useState("");
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== "") onCode(code);
      }}
    >
      <TextField
        label={t("code-label")}
        value={code}
        onInput={(text) => setCode(text.replace(/\D/g, "").slice(0, longest))}
        class="code-input"
        inputMode="numeric"
        autocomplete="one-time-code"
        placeholder={"0".repeat(digits)}
        required
        focused
      />
      <ProblemNote problem={problem} />
      <SubmitButton label={t("confirm")} busyLabel={t("checking")} busy={busy} />
    </form>
  );
}
