import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "../ui/use-now.ts";
import { estimateOf, type OrderProgress } from "./view.ts";

export function EstimateLine({ order, skew }: { order: OrderProgress; skew: number }) {
  const { t, language } = useTexts();
  const now = useNow(5_000, skew);
  const estimate = estimateOf(order, now);
  if (!estimate) return null;
  const time = formatTime(estimate.at, order.timezone, language, now);
  if (estimate.kind === "late") return <p class="estimate late">{t("estimate-late", { time })}</p>;
  if (estimate.kind === "waiting") return <p class="estimate">{t("waiting-since", { time })}</p>;
  const { minutes } = estimate;
  return (
    <p class="estimate">
      <strong>{t("estimate-by", { time })}</strong>{" "}
      {minutes !== null && <span>{minutes === 0 ? t("estimate-soon") : t("estimate-in", { minutes })}</span>}
    </p>
  );
}
