import { useState } from "preact/hooks";
import type { Attempt } from "../session/once.ts";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface Props extends Attempt {
  readonly onProfile: (name: string, nickname: string) => void;
}

/** Who the new account is for. */
export function ProfileForm({ busy, problem, onProfile }: Props) {
  const { t } = useTexts();
  const [name, setName] = useState("");
  const [nickname, setNickname] = useState("");
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onProfile(name.trim(), nickname.trim());
      }}
    >
      <TextField
        label={t("your-name")}
        value={name}
        onInput={setName}
        autocomplete="name"
        maxLength={128}
        required
        focused
      />
      <TextField
        label={t("your-nickname")}
        value={nickname}
        onInput={setNickname}
        autocomplete="nickname"
        maxLength={64}
        required
      />
      <ProblemNote problem={problem} />
      <SubmitButton label={t("secure-create")} busy={busy} />
    </form>
  );
}
