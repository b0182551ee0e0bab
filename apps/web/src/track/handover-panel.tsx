import type { TrackedOrder } from "@gotovo/contract";
import { useTexts } from "../text/context.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import { telegramUrl } from "./view.ts";

/** Where an order that is ready is fetched; to its owner alone, also the code to say and the picture for staff to scan. */
export function HandoverPanel({ order, linkRoot }: { order: TrackedOrder; linkRoot: string | null }) {
  const { t } = useTexts();
  const { address = null, instructions = null, code = null, scan_url = null } = order.handover ?? {};
  const scanUrl = telegramUrl(scan_url, linkRoot);
  if ([address, instructions, code, scanUrl].every((part) => part === null)) return null;
  return (
    <section class="card handover" aria-labelledby="handover-title">
      <h2 id="handover-title">{t("handover-title")}</h2>
      {address !== null && (
        <p>
          <bdi>{address}</bdi>
        </p>
      )}
      {instructions !== null && (
        <p class="handover-instructions">
          <bdi>{instructions}</bdi>
        </p>
      )}
      {code !== null && (
        <p>
          {t("handover-say")} <strong class="handover-code">{code}</strong>
        </p>
      )}
      {scanUrl !== null && <QrCode url={scanUrl} summary={t("handover-qr")} label={t("handover-qr-label")} />}
    </section>
  );
}
