import { useArea } from "../account/area-context.tsx";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { VaultPicture } from "./vault-picture.tsx";

/** The first key of an account: made here, registered by its hash. */
export function CreateVault({ onKey }: { onKey: () => void }) {
  const { t } = useTexts();
  const { session, api, account, show, keys, keyStore } = useArea();
  const { busy, problem, run } = useAttempt();
  const create = () =>
    run(async () => {
      const userKey = await keys.makeUserKey();
      // Kept before it is registered: an answer that is lost must not lose the key.
      await keyStore.keepUserKey(account.id, userKey);
      const user_key_hash = await keys.hash(userKey);
      await session.call("/v1/account/key", { method: "PUT", body: { user_key_hash } });
      show(await api.account());
      onKey();
    });
  return (
    <section class="card stack area-narrow vault-card" aria-labelledby="vault-title">
      <VaultPicture open={false} />
      <h2 id="vault-title">{t("vault-create-title")}</h2>
      <p class="muted">{t("vault-create-lead")}</p>
      <ProblemNote problem={problem} />
      <button type="button" class="button wide" aria-disabled={busy} onClick={create}>
        {busy && <span class="spinner" aria-hidden="true" />}
        {t("vault-create")}
      </button>
    </section>
  );
}
