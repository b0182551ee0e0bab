import { useStore } from "../hooks/use-store.ts";
import { unseenCodes } from "../model/codes.ts";
import { Badge } from "./badge.tsx";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

/** In the top bar, with its word: who waits for a code looks for it. */
export function CodesButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { store, t } = usePage();
  const unseen = useStore(store, ({ codes }) => unseenCodes(codes));
  return (
    <button
      type="button"
      class="codes-button"
      aria-pressed={open}
      title={t("codes-about")}
      data-testid="codes-button"
      onClick={onToggle}
    >
      <Icon name="phone" size={18} /> {t("codes")}
      <Badge count={unseen} label="unseen-codes" />
    </button>
  );
}
