import type { Language } from "../../shared/menu.ts";
import { type DayAndTime, dayAndTime } from "../format/time.ts";
import type { Translate } from "../text/texts.ts";
import type { Tracker } from "../track/api.ts";
import { statusLooks } from "../track/status.ts";
import { TestMark } from "../track/test-mark.tsx";
import { useLiveOrder } from "../track/use-live-order.ts";
import { holdOf, leadOf, promiseOf, type ShownPromise, stagesOf, telegramOf } from "../track/view.ts";
import { useNow } from "../ui/use-now.ts";

interface Props {
  readonly tracker: Tracker;
  readonly pageUrl: string;
  readonly linkRoot: string | null;
  readonly language: Language;
  readonly t: Translate;
}

/** Status, stages as a bar, when to come, and the ways to Telegram and to the whole page. */
export function CompactTracker({ tracker, pageUrl, linkRoot, language, t }: Props) {
  const { state } = useLiveOrder(tracker);
  const now = useNow(5_000, state.phase === "shown" ? state.skew : 0);
  if (state.phase !== "shown") {
    const title = { loading: "loading", missing: "missing-title", failed: "failed-title" } as const;
    return (
      <div class="tracker" lang={language} role="status">
        <p>{t(title[state.phase])}</p>
      </div>
    );
  }
  const { order, connection } = state;
  const look = statusLooks[order.status];
  const promise = promiseOf(order, now);
  const hold = holdOf(order, now);
  const until = hold?.until ? dayAndTime(hold.until, order.timezone, language, now) : {};
  const telegram = telegramOf(order, now, linkRoot);
  const telegramUrl = telegram && telegram.kind !== "expired" ? telegram.url : null;
  return (
    <div class={`tracker tone-${look.tone}`} lang={language}>
      <p class="head">
        <bdi>{order.venue_name}</bdi>
        <span>
          <TestMark order={order} t={t} />
          <bdi>{t("order-number", { number: order.number })}</bdi>
        </span>
      </p>
      <div role="status" aria-live="polite">
        <p class="status">{t(look.title)}</p>
        {order.cancel_reason && <p class="muted">{t("reason", { reason: order.cancel_reason })}</p>}
      </div>
      {hold && <p class="muted">{t(leadOf(order, now), until)}</p>}
      {promise && (
        <p class="muted">{promiseText(promise, dayAndTime(promise.at, order.timezone, language, now), t)}</p>
      )}
      <ol class="bar" aria-label={t("stages")}>
        {stagesOf(order).map((stage) => (
          <li
            key={stage.label}
            class={stage.state}
            aria-current={stage.state === "current" ? "step" : undefined}
          >
            {t(stage.label)}
          </li>
        ))}
      </ol>
      <p class="links">
        {telegramUrl && (
          <a class="telegram" href={telegramUrl} target="_blank" rel="noopener noreferrer">
            {t(telegram?.kind === "subscribed" ? "telegram-to-bot" : "telegram-open")}
          </a>
        )}
        <a href={pageUrl} target="_blank" rel="noopener noreferrer">
          {t("embed-more")}
        </a>
        {connection === "reconnecting" && <span class="muted">{t("connection-reconnecting")}</span>}
      </p>
    </div>
  );
}

function promiseText(promise: ShownPromise, at: DayAndTime, t: Translate): string {
  if (promise.kind === "waiting") return t("waiting-since", at);
  const { kind, minutes } = promise;
  const said = t(kind === "late" ? "promise-late" : "promise-by", at);
  if (minutes === null) return said;
  if (kind === "late") return `${said}, ${t("promise-over", { minutes })}`;
  return `${said}, ${minutes === 0 ? t("promise-soon") : t("promise-in", { minutes })}`;
}
