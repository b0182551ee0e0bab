import type { TrackedOrder } from "@gotovo/contract";
import { dayAndTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "../ui/use-now.ts";
import { Cup } from "./cup.tsx";
import { placesOf } from "./places.ts";
import { PromiseLine } from "./promise-line.tsx";
import { statusLooks } from "./status.ts";
import { holdOf, leadOf } from "./view.ts";

/** The number, the status in large, what it means, and when to come. */
export function StatusHero({ order, skew }: { order: TrackedOrder; skew: number }) {
  const { t, language } = useTexts();
  const now = useNow(10_000, skew);
  const look = statusLooks[order.status];
  const soldOut = order.sold_out;
  const hold = holdOf(order, now);
  const until = hold?.until ? dayAndTime(hold.until, order.timezone, language, now) : {};
  return (
    <div class="hero">
      <Cup fill={look.fill} tone={look.tone} />
      <div class="hero-text">
        <p class="order-number">
          <bdi>{t("order-number", { number: order.number })}</bdi>
        </p>
        <div role="status" aria-live="polite" aria-atomic="true">
          <h1>{t(look.title)}</h1>
          <p class="lead">
            <bdi>
              {t(leadOf(order, now), {
                number: order.number,
                where: placesOf(order, t).join(", "),
                ...until,
              })}
            </bdi>
          </p>
          {hold?.reason && (
            <p class="reason">
              <bdi>{t("reason", { reason: hold.reason })}</bdi>
            </p>
          )}
          {soldOut && (
            <p class="reason">
              <bdi>
                {t("sold-out-asked", {
                  name: soldOut.name,
                  ...dayAndTime(soldOut.until, order.timezone, language, now),
                })}
              </bdi>
            </p>
          )}
          {order.cancel_reason && (
            <p class="reason">
              <bdi>{t("reason", { reason: order.cancel_reason })}</bdi>
            </p>
          )}
        </div>
        <PromiseLine order={order} skew={skew} />
      </div>
    </div>
  );
}
