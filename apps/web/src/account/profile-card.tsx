import type { Account } from "@gotovo/contract";
import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import type { AccountApi } from "./api.ts";
import { useAttempt } from "./use-attempt.ts";

export interface CardProps {
  readonly account: Account;
  readonly api: AccountApi;
  readonly setAccount: (account: Account) => void;
}

/** Name, nickname, language; the phone is what was proven and stays. */
export function ProfileCard({ account, api, setAccount }: CardProps) {
  const { t } = useTexts();
  const [attempt, run] = useAttempt();
  const [name, setName] = useState(account.name ?? "");
  const [nickname, setNickname] = useState(account.nickname ?? "");
  const [language, setLanguage] = useState(account.language ?? "");
  const [saved, setSaved] = useState(false);
  const save = async () => {
    setSaved(false);
    const change = {
      name: name.trim() || null,
      nickname: nickname.trim() || null,
      language: language || null,
    };
    setSaved(await run(async () => setAccount(await api.change(change))));
  };
  return (
    <section class="card" aria-labelledby="profile-title">
      <h2 id="profile-title">{t("profile-title")}</h2>
      <form
        class="sign-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class="pair">
          <span class="muted">{t("profile-phone")}</span>
          <bdi>{account.phone}</bdi>
        </p>
        <label class="field">
          <span>{t("profile-name")}</span>
          <input
            autocomplete="name"
            maxLength={128}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{t("profile-nickname")}</span>
          <input
            autocomplete="nickname"
            maxLength={64}
            value={nickname}
            onInput={(event) => setNickname(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{t("profile-language")}</span>
          <select value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
            <option value="">{t("profile-language-any")}</option>
            <option value="ru">{t("language-ru")}</option>
            <option value="en">{t("language-en")}</option>
          </select>
        </label>
        <ProblemNote problem={attempt.problem} />
        <SubmitButton label={t("profile-save")} busy={attempt.busy} quiet />
        <p class="saved" role="status">
          {saved && t("profile-saved")}
        </p>
      </form>
    </section>
  );
}
