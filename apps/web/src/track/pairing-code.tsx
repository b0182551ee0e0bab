import { formatCountdown } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { CopyRow } from "../ui/copy-row.tsx";

/** The code to send to the bot, a button to copy it, and how long it lives. */
export function PairingCode({ code, left }: { code: string; left: number }) {
  const { t } = useTexts();
  return (
    <div class="pairing-code">
      <p class="muted">{t("telegram-code-intro")}</p>
      <CopyRow text={code} />
      <p class="code-left">{t("telegram-code-left", { left: formatCountdown(left) })}</p>
    </div>
  );
}
