import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { isLanguage } from "../text/language.ts";
import { ProblemNote } from "../ui/problem-note.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import type { ProfileChange } from "./api.ts";
import { useArea } from "./area-context.tsx";
import { DataCard } from "./data-card.tsx";
import { SignOutCard } from "./sign-out-card.tsx";
import { TelegramCard } from "./telegram-card.tsx";

/** The profile, Telegram, the person's data, and signing out. */
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

type Draft = Partial<Record<"name" | "nickname" | "language", string>>;

/** What was typed, as the server takes it; an emptied field is null. */
function changeOf({ name, nickname, language }: Draft): ProfileChange {
  return {
    ...(name !== undefined && { name: name.trim() || null }),
    ...(nickname !== undefined && { nickname: nickname.trim() || null }),
    ...(language !== undefined && { language: isLanguage(language) ? language : null }),
  };
}

function ProfileCard() {
  const { t } = useTexts();
  const { account, api, show } = useArea();
  // What was typed here and nothing else: the rest may change elsewhere meanwhile, and is shown and kept as it is.
  const [draft, setDraft] = useState<Draft>({});
  const [saved, setSaved] = useState(false);
  const { busy, problem, run } = useAttempt();
  const shown = (field: keyof Draft) => draft[field] ?? account[field] ?? "";
  const edit = (field: keyof Draft) => (value: string) => {
    setDraft((before) => ({ ...before, [field]: value }));
    setSaved(false);
  };
  const save = async () => {
    const done = await run(async () => {
      show(await api.change(changeOf(draft)));
      setDraft({});
    });
    setSaved(done);
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
          value={shown("name")}
          onInput={edit("name")}
          autocomplete="name"
          maxLength={128}
        />
        <TextField
          label={t("nickname")}
          value={shown("nickname")}
          onInput={edit("nickname")}
          hint={t("nickname-hint")}
          autocomplete="nickname"
          maxLength={64}
        />
        <TextField
          label={t("phone-label")}
          value={account.phone ?? "—"}
          onInput={() => {}}
          hint={t("phone-hint")}
          readOnly
        />
        <label class="field">
          <span class="field-label">{t("bot-language")}</span>
          <select value={shown("language")} onChange={(event) => edit("language")(event.currentTarget.value)}>
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
