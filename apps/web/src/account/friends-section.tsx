import { useEffect, useState } from "preact/hooks";
import type { Attempt } from "../session/once.ts";
import { takeInvite } from "../sign-in/invite.ts";
import { useTexts } from "../text/context.tsx";
import { CopyRow } from "../ui/copy-row.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import { tabStorage } from "../ui/storage.ts";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";

/** Inviting others, who invited, and who came. */
export function FriendsSection() {
  return (
    <div class="area-section two">
      <InviteCard />
      <div class="stack wide-gap">
        <InviterCard />
        <FollowersCard />
      </div>
    </div>
  );
}

function InviteCard() {
  const { t } = useTexts();
  const { account } = useArea();
  const share = { title: "Gotovo", text: t("invite-share-text"), url: account.invite_url };
  return (
    <section class="card stack" aria-labelledby="invite-title">
      <h2 id="invite-title">{t("invite-title")}</h2>
      <p class="muted">{t("invite-lead")}</p>
      <CopyRow text={account.invite_code} label={t("invite-code-label")} />
      <CopyRow text={account.invite_url} label={t("invite-link-label")} />
      {"share" in navigator && (
        <button
          type="button"
          class="button"
          // Closing the sheet of the system is no failure.
          onClick={() => void navigator.share(share).catch(() => {})}
        >
          {t("share")}
        </button>
      )}
      <QrCode url={account.invite_url} summary={t("invite-qr")} label={t("invite-qr-label")} />
    </section>
  );
}

function InviterCard() {
  const { t } = useTexts();
  const { account, api, show } = useArea();
  const [code, setCode] = useState(() => takeInvite(tabStorage()) ?? "");
  const [inviter, setInviter] = useState<string | null>(null);
  const { busy, problem, run } = useAttempt();
  const ask = () => run(async () => setInviter(await api.inviter(code.trim())));
  const accept = () => run(async () => show(await api.enterInvite(code.trim())));
  useEffect(() => {
    // Whoever came by a link has the code from there.
    if (code !== "" && account.invited_by === null) void ask();
  }, []);
  return (
    <section class="card stack" aria-labelledby="inviter-title">
      <h2 id="inviter-title">{t("inviter-title")}</h2>
      {account.invited_by !== null && <p>{t("inviter-known", { phone: account.invited_by })}</p>}
      {account.invited_by === null && inviter !== null && (
        <Invitation
          inviter={inviter}
          busy={busy}
          problem={problem}
          onAccept={() => void accept()}
          onDecline={() => {
            setInviter(null);
            setCode("");
          }}
        />
      )}
      {account.invited_by === null && inviter === null && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
        >
          <TextField
            label={t("inviter-code")}
            value={code}
            onInput={setCode}
            hint={t("inviter-hint")}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={64}
            required
          />
          <ProblemNote problem={problem} />
          <SubmitButton label={t("inviter-who")} busy={busy} class="quiet" />
        </form>
      )}
    </section>
  );
}

interface InvitationProps extends Attempt {
  readonly inviter: string;
  readonly onAccept: () => void;
  readonly onDecline: () => void;
}

/** "Anna invites you, and will see your phone": what is asked before anybody learns of it, as in the bot. */
function Invitation({ inviter, busy, problem, onAccept, onDecline }: InvitationProps) {
  const { t } = useTexts();
  return (
    <div class="stack" role="status">
      <h3>
        <bdi>{t("inviter-invites", { name: inviter })}</bdi>
      </h3>
      <p class="muted">{t("inviter-sees-phone")}</p>
      <ProblemNote problem={problem} />
      <button type="button" class="button" aria-disabled={busy} onClick={onAccept}>
        {busy && <span class="spinner" aria-hidden="true" />}
        {t("inviter-accept")}
      </button>
      <button type="button" class="button quiet" aria-disabled={busy} onClick={onDecline}>
        {t("inviter-decline")}
      </button>
    </div>
  );
}

function FollowersCard() {
  const { t } = useTexts();
  const { followers } = useArea().account;
  return (
    <section class="card stack" aria-labelledby="followers-title">
      <h2 id="followers-title">{t("followers-title", { count: followers.length })}</h2>
      {followers.length === 0 ? (
        <p class="muted">{t("followers-none")}</p>
      ) : (
        <ul class="plain-rows">
          {followers.map((phone) => (
            <li key={phone}>{phone}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
