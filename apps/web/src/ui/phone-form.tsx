import { useState } from "preact/hooks";
import type { Attempt } from "../session/once.ts";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { TextField } from "./text-field.tsx";

interface Props extends Attempt {
  readonly phone: string;
  readonly label: string;
  readonly onPhone: (phone: string) => void;
}

/** Asks for a phone, written however people write it. */
export function PhoneForm({ phone: first, label, busy, problem, onPhone }: Props) {
  const { t } = useTexts();
  const [phone, setPhone] = useState(first);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onPhone(phone.trim());
      }}
    >
      <TextField
        label={t("phone-label")}
        value={phone}
        onInput={setPhone}
        inputMode="tel"
        autocomplete="tel"
        placeholder={t("phone-placeholder")}
        maxLength={40}
        required
        focused
      />
      <ProblemNote problem={problem} />
      <SubmitButton label={label} busy={busy} />
    </form>
  );
}
