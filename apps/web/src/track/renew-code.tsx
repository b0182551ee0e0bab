import { useTexts } from "../text/context.tsx";
import type { Renewal } from "./use-renewal.ts";

/** Shown when the code has run out: a new one comes by itself, and the button is there when it did not. */
export function RenewCode({ renewal: { state, ask } }: { renewal: Renewal }) {
  const { t } = useTexts();
  const failed = state === "failed";
  return (
    <div class="renew-code">
      <p role="status">{t(failed ? "telegram-code-failed" : "telegram-code-renewing")}</p>
      {failed && (
        <button type="button" class="button telegram-button" onClick={ask}>
          {t("telegram-code-renew")}
        </button>
      )}
    </div>
  );
}
