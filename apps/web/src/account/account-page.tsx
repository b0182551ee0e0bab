import { useEffect } from "preact/hooks";
import { type Session, signOut } from "../session/session.ts";
import { useTexts } from "../text/context.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { DevicesCard } from "./devices-card.tsx";
import { InviteCard } from "./invite-card.tsx";
import { ActiveOrders, OrderHistory } from "./orders-card.tsx";
import { ProfileCard } from "./profile-card.tsx";
import { TelegramCard } from "./telegram-card.tsx";
import { useAccount } from "./use-account.ts";
import { useAttempt } from "./use-attempt.ts";

/** Everything about the person who is signed in. */
export function AccountPage({ session }: { session: Session }) {
  const { t } = useTexts();
  const { api, shown, problem, setAccount, reload } = useAccount(session);
  useEffect(() => {
    document.title = t("account-page-title");
  }, [t]);
  return (
    <div class="page account-page">
      <PageHeader title="Gotovo" />
      <main id="content">
        {!shown && !problem && (
          <p class="account-state muted" role="status">
            <span class="spinner" aria-hidden="true" />
            {t("account-loading")}
          </p>
        )}
        <ProblemNote problem={problem} />
        {!shown && problem && (
          <button type="button" class="button" onClick={() => void reload()}>
            {t("retry")}
          </button>
        )}
        {shown && (
          <>
            <div class="account-title">
              <h1>
                {shown.account.name === null
                  ? t("account-hello-nameless")
                  : t("account-hello", { name: shown.account.name })}
              </h1>
              <SignOut />
            </div>
            <div class="account-grid">
              <div class="account-column">
                <ActiveOrders orders={shown.active} />
                <OrderHistory api={api} active={shown.active} />
                <InviteCard account={shown.account} api={api} setAccount={setAccount} />
              </div>
              <div class="account-column">
                <ProfileCard account={shown.account} api={api} setAccount={setAccount} />
                <TelegramCard account={shown.account} api={api} setAccount={setAccount} />
                <DevicesCard devices={shown.devices} api={api} reload={reload} />
              </div>
            </div>
          </>
        )}
      </main>
    </div>
  );
}

function SignOut() {
  const { t } = useTexts();
  const [{ busy, problem }, run] = useAttempt();
  const leave = async () => {
    if (await run(signOut)) location.replace("/sign-in");
  };
  return (
    <div>
      <button type="button" class="button quiet" aria-disabled={busy} onClick={leave}>
        {t("sign-out")}
      </button>
      <ProblemNote problem={problem} />
    </div>
  );
}
