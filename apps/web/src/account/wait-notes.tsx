import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";
import { localZone } from "./local-zone.ts";

/** On every page of the personal area, while what somebody without the key has asked for waits: each device can end it. */
export function WaitNotes() {
  const { t } = useTexts();
  const { api, account } = useArea();
  return (
    <>
      <WaitNote until={account.erase_at} text="erase-wait-note" label={t("erase-keep")} keep={api.keep} />
      <WaitNote
        until={account.key.drop_at}
        text="vault-drop-note"
        label={t("vault-keep")}
        keep={api.keepKey}
      />
    </>
  );
}

interface NoteProps {
  readonly until: string | null;
  readonly text: string;
  readonly label: string;
  readonly keep: () => Promise<unknown>;
}

function WaitNote({ until, text, label, keep }: NoteProps) {
  const { t, language } = useTexts();
  const { api, show } = useArea();
  const { busy, problem, run } = useAttempt();
  if (until === null) return null;
  const end = () =>
    run(async () => {
      await keep();
      show(await api.account());
    });
  return (
    <section class="card stack area-narrow" role="alert">
      <p>{t(text, { at: formatTime(until, localZone(), language, Date.now()) })}</p>
      <ProblemNote problem={problem} />
      <button type="button" class="button wide" aria-disabled={busy} onClick={() => void end()}>
        {label}
      </button>
    </section>
  );
}
