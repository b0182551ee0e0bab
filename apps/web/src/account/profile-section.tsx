import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";
import { DataCard } from "./data-card.tsx";
import { SignOutCard } from "./sign-out-card.tsx";
import { TelegramCard } from "./telegram-card.tsx";

/** Who one is, Telegram, one's data, and leaving. */
export function ProfileSection() {
  return (
    <div class="area-section two">
      <ProfileCard />
      <div class="stack wide-gap">
        <TelegramCard />
        <DataCard />
        <SignOutCard />
      </div>
    </div>
  );
}

function ProfileCard() {
  const { t } = useTexts();
  const { account, api, show } = useArea();
  const [name, setName] = useState(account.name ?? "");
  const [nickname, setNickname] = useState(account.nickname ?? "");
  const [language, setLanguage] = useState(account.language ?? "");
  const [saved, setSaved] = useState(false);
  const { busy, problem, run } = useAttempt();
  const save = async () => {
    const done = await run(async () => {
      const chosen = language === "ru" || language === "en" ? language : null;
      show(
        await api.change({ name: name.trim() || null, nickname: nickname.trim() || null, language: chosen }),
      );
    });
    setSaved(done);
  };
  const edit = (change: (value: string) => void) => (value: string) => {
    change(value);
    setSaved(false);
  };
  return (
    <section class="card stack" aria-labelledby="profile-title">
      <h2 id="profile-title">{t("section-profile")}</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("your-name")}
          value={name}
          onInput={edit(setName)}
          autocomplete="name"
          maxLength={128}
        />
        <TextField
          label={t("nickname")}
          value={nickname}
          onInput={edit(setNickname)}
          hint={t("nickname-hint")}
          autocomplete="nickname"
          maxLength={64}
        />
        <TextField
          label={t("phone-label")}
          value={account.phone}
          onInput={() => {}}
          hint={t("phone-hint")}
          readOnly
        />
        <label class="field">
          <span class="field-label">{t("bot-language")}</span>
          <select value={language} onChange={(event) => edit(setLanguage)(event.currentTarget.value)}>
            <option value="">{t("bot-language-auto")}</option>
            <option value="ru">{t("language-ru")}</option>
            <option value="en">{t("language-en")}</option>
          </select>
        </label>
        <ProblemNote problem={problem} />
        <SubmitButton label={t("save")} busy={busy} />
        <p class="muted small center" role="status">
          {saved && t("saved")}
        </p>
      </form>
    </section>
  );
}
