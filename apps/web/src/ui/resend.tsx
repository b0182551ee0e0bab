import { formatCountdown } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "./use-now.ts";

/** The server sends a phone one code in thirty seconds. */
const waitMs = 30_000;

/** Sends another code, once that makes sense. */
export function Resend({ sentAt, busy, onSend }: { sentAt: number; busy: boolean; onSend: () => void }) {
  const { t } = useTexts();
  const left = sentAt + waitMs - useNow(1_000, 0);
  if (left > 0) return <p class="muted small">{t("resend-in", { left: formatCountdown(left) })}</p>;
  return (
    <button type="button" class="link" disabled={busy} onClick={onSend}>
      {t("resend")}
    </button>
  );
}
