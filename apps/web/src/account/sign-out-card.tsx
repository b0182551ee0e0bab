import { useState } from "preact/hooks";
import { signOut } from "../session/sign-out.ts";
import { useTexts } from "../text/context.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useResource } from "../ui/use-resource.ts";
import { useArea } from "./area-context.tsx";

/** Signing out. If this device has the vault's last key, it says what will be lost. */
export function SignOutCard() {
  const { t } = useTexts();
  const { account, api, version, keyStore } = useArea();
  const [asking, setAsking] = useState(false);
  const { busy, problem, run } = useAttempt();
  const sessions = useResource(api.sessions, version);
  const isKeyElsewhere = (sessions.data ?? []).some(({ has_key, current }) => has_key && !current);
  const keyLead = isKeyElsewhere ? "sign-out-key" : "sign-out-last-key";
  const leave = () =>
    run(async () => {
      await signOut();
      await keyStore.forgetUserKey(account.id);
      location.replace("/sign-in");
    });
  return (
    <section class="card stack" aria-labelledby="sign-out-title">
      <h2 id="sign-out-title" class="visually-hidden">
        {t("sign-out")}
      </h2>
      <button type="button" class="button quiet wide" onClick={() => setAsking(true)}>
        {t("sign-out")}
      </button>
      {asking && (
        <ConfirmDialog
          title={t("sign-out-title")}
          label={t("sign-out")}
          busy={busy}
          problem={problem}
          onConfirm={() => void leave()}
          onClose={() => setAsking(false)}
        >
          <p>{t(account.key.here ? keyLead : "sign-out-lead")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
