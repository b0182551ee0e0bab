import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "../ui/use-now.ts";
import { type OrderProgress, promiseOf } from "./view.ts";

export function PromiseLine({ order, skew }: { order: OrderProgress; skew: number }) {
  const { t, language } = useTexts();
  const now = useNow(5_000, skew);
  const promise = promiseOf(order, now);
  if (!promise) return null;
  const time = formatTime(promise.at, order.timezone, language, now);
  if (promise.kind === "late") return <p class="promise late">{t("promise-late", { time })}</p>;
  if (promise.kind === "waiting") return <p class="promise">{t("waiting-since", { time })}</p>;
  const { minutes } = promise;
  return (
    <p class="promise">
      <strong>{t("promise-by", { time })}</strong>{" "}
      {minutes !== null && <span>{minutes === 0 ? t("promise-soon") : t("promise-in", { minutes })}</span>}
    </p>
  );
}
