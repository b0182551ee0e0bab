import { useArea } from "../account/area-context.tsx";
import { localZone } from "../account/local-zone.ts";
import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";

/** On every page of the personal area, while a device without the key waits to start the vault over. */
export function KeyDropNote() {
  const { t, language } = useTexts();
  const { session, api, account, show } = useArea();
  const { busy, problem, run } = useAttempt();
  const { drop_at } = account.key;
  if (drop_at === null) return null;
  const keep = () =>
    run(async () => {
      await session.call("/v1/account/key/keep", { method: "POST" });
      show(await api.account());
    });
  return (
    <section class="card stack area-narrow" role="alert">
      <p>{t("vault-drop-note", { at: formatTime(drop_at, localZone(), language, Date.now()) })}</p>
      <ProblemNote problem={problem} />
      <button type="button" class="button wide" aria-disabled={busy} onClick={() => void keep()}>
        {t("vault-keep")}
      </button>
    </section>
  );
}
