import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";
import { saveFile } from "./save-file.ts";

/** Exporting a person's data, and erasing it. */
export function DataCard() {
  const { t } = useTexts();
  const { account, api, keyStore, show, onErased } = useArea();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const exporting = useAttempt();
  const erasing = useAttempt();
  const word = t("erase-word");
  const waits = account.key.set && !account.key.here;
  const exportAll = () =>
    exporting.run(async () => saveFile("gotovo.json", JSON.stringify(await api.exportAll(), null, 2)));
  const erase = () =>
    erasing.run(async () => {
      if (await api.erase()) {
        show(await api.account());
        return setAsking(false);
      }
      await keyStore.forgetUserKey(account.id);
      onErased();
    });
  return (
    <section class="card stack" aria-labelledby="data-title">
      <h2 id="data-title">{t("data-title")}</h2>
      <p class="muted">{t("data-lead")}</p>
      <button type="button" class="button quiet" aria-disabled={exporting.busy} onClick={exportAll}>
        {exporting.busy && <span class="spinner" aria-hidden="true" />}
        {t("data-export")}
      </button>
      <ProblemNote problem={exporting.problem} />
      {account.erase_at === null && (
        <button
          type="button"
          class="link bad"
          onClick={() => {
            setTyped("");
            setAsking(true);
          }}
        >
          {t("erase")}
        </button>
      )}
      {asking && (
        <ConfirmDialog
          title={t(waits ? "erase-later-title" : "erase-title")}
          label={t(waits ? "erase-later" : "erase-forever")}
          disabled={typed.trim().toLowerCase() !== word}
          busy={erasing.busy}
          problem={erasing.problem}
          onConfirm={() => void erase()}
          onClose={() => setAsking(false)}
        >
          <p>{t(waits ? "erase-later-lead" : "erase-lead")}</p>
          <TextField
            label={t("erase-type", { word })}
            value={typed}
            onInput={setTyped}
            autocomplete="off"
            autocapitalize="off"
            focused
          />
        </ConfirmDialog>
      )}
    </section>
  );
}
