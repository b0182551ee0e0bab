import { useEffect, useState } from "preact/hooks";
import { takeInvite } from "../sign-in/invite.ts";
import { useTexts } from "../text/context.tsx";
import { QrCode } from "../track/qr-code.tsx";
import { CopyRow } from "../ui/copy-row.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { tabStorage } from "../ui/storage.ts";
import { SubmitButton } from "../ui/submit-button.tsx";
import type { CardProps } from "./profile-card.tsx";
import { useAttempt } from "./use-attempt.ts";

/** The own invite code, who came by it, and whose code brought the person here. */
export function InviteCard({ account, api, setAccount }: CardProps) {
  const { t } = useTexts();
  const [attempt, run] = useAttempt();
  const [code, setCode] = useState("");
  const enter = (entered: string) => run(async () => setAccount(await api.enterInvite(entered)));
  useEffect(() => {
    const kept = takeInvite(tabStorage());
    if (kept === null || account.invited_by !== null) return;
    setCode(kept);
    void enter(kept);
  }, []);
  return (
    <section class="card invite" aria-labelledby="invite-title">
      <h2 id="invite-title">{t("invite-title")}</h2>
      <p class="muted">{t("invite-lead")}</p>
      <p class="pair">
        <span class="muted">{t("invite-code")}</span>
        <code>{account.invite_code}</code>
      </p>
      <CopyRow text={account.invite_url} />
      <QrCode url={account.invite_url} summary={t("invite-qr")} label={t("invite-qr-label")} />
      <p class="muted">{t("invite-followers", { count: account.followers.length })}</p>
      {account.followers.length > 0 && (
        <ul class="followers">
          {account.followers.map((phone) => (
            <li key={phone}>
              <bdi>{phone}</bdi>
            </li>
          ))}
        </ul>
      )}
      {account.invited_by !== null ? (
        <p role="status">{t("invite-by", { phone: account.invited_by })}</p>
      ) : (
        <form
          class="sign-form"
          onSubmit={(event) => {
            event.preventDefault();
            void enter(code.trim());
          }}
        >
          <label class="field">
            <span>{t("invite-enter")}</span>
            <input
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              maxLength={64}
              required
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
          <ProblemNote problem={attempt.problem} />
          <SubmitButton label={t("invite-submit")} busy={attempt.busy} quiet />
        </form>
      )}
    </section>
  );
}
