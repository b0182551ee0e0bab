import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";

/** "Is this account yours?", after signing in by a code alone to one that was there before. */
export function OwnerQuestion() {
  const { t } = useTexts();
  const { session, api, account, show } = useArea();
  const { busy, problem, run } = useAttempt();
  if (!account.asks_same) return null;
  const answer = (same: boolean) =>
    run(async () => {
      await session.call("/v1/account/owner", { method: "POST", body: { same } });
      show(await api.account());
    });
  return (
    <section class="card stack area-narrow" aria-labelledby="owner-ask">
      <h2 id="owner-ask">{t("owner-ask")}</h2>
      <p class="muted">{t("owner-ask-lead")}</p>
      <ProblemNote problem={problem} />
      <button type="button" class="button wide" aria-disabled={busy} onClick={() => void answer(true)}>
        {t("owner-same")}
      </button>
      <button type="button" class="button quiet wide" aria-disabled={busy} onClick={() => void answer(false)}>
        {t("owner-other")}
      </button>
    </section>
  );
}
