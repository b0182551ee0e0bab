import { dayAndTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "../ui/use-now.ts";
import { type OrderProgress, promiseOf } from "./view.ts";

export function PromiseLine({ order, skew }: { order: OrderProgress; skew: number }) {
  const { t, language } = useTexts();
  const now = useNow(5_000, skew);
  const promise = promiseOf(order, now);
  if (!promise) return null;
  const at = dayAndTime(promise.at, order.timezone, language, now);
  if (promise.kind === "waiting") return <p class="promise">{t("waiting-since", at)}</p>;
  const { minutes } = promise;
  if (promise.kind === "late")
    return (
      <p class="promise late">
        {t("promise-late", at)} {minutes !== null && <span>{t("promise-over", { minutes })}</span>}
      </p>
    );
  return (
    <p class="promise">
      <strong>{t("promise-by", at)}</strong>{" "}
      {minutes !== null && <span>{minutes === 0 ? t("promise-soon") : t("promise-in", { minutes })}</span>}
    </p>
  );
}
