import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { CreateVault } from "./create-vault.tsx";
import { Favourites } from "./favourites.tsx";
import { LockedVault } from "./locked-vault.tsx";
import { Notes } from "./notes.tsx";
import { useVault } from "./use-vault.ts";

/** Notes and favourite orders that only this person's devices can read. */
export function VaultSection() {
  const { t } = useTexts();
  const [turn, setTurn] = useState(0);
  const vault = useVault(turn);
  const onKey = () => setTurn((before) => before + 1);
  switch (vault.phase) {
    case "loading":
      return (
        <p class="loader" role="status">
          <span class="spinner" aria-hidden="true" />
          {t("vault-opening")}
        </p>
      );
    case "failed":
      return (
        <div class="stack area-narrow">
          <ProblemNote problem={vault.problem} />
          <button type="button" class="button" onClick={vault.retry}>
            {t("retry")}
          </button>
        </div>
      );
    case "none":
      return <CreateVault onKey={onKey} />;
    case "locked":
      return <LockedVault onKey={onKey} />;
    case "open":
      return (
        <div class="area-section two">
          <div class="stack wide-gap">
            <ProblemNote problem={vault.problem} />
            <Notes {...vault} notes={vault.vault.contents.notes} />
          </div>
          <Favourites {...vault} favourites={vault.vault.contents.favourites} />
        </div>
      );
  }
}
