import type { AccountOrder } from "@gotovo/contract";
import { formatMoney } from "../format/money.ts";
import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { itemsOf } from "../track/items.ts";
import { statusLooks } from "../track/status.ts";
import { TestMark } from "../track/test-mark.tsx";
import { FeedbackForm } from "./feedback-form.tsx";
import { localZone } from "./local-zone.ts";
import { pathOf } from "./path-of.ts";

/** One line of history: what, where, when, for how much, and how it was. */
export function PastOrder({ order }: { order: AccountOrder }) {
  const { t, language } = useTexts();
  const look = statusLooks[order.status];
  const at = order.timeline.finished ?? order.updated_at;
  const items = itemsOf(order).bought.map(({ name }) => name);
  return (
    <li class="past-order">
      <div class="past-order-head">
        <a class="past-order-name" href={pathOf(order.owner_url)}>
          <TestMark order={order} t={t} />
          <bdi>{items.length > 0 ? items.join(", ") : t("order-number", { number: order.number })}</bdi>
        </a>
        {order.total !== null && order.currency !== null && (
          <span class="item-price">{formatMoney(order.total, order.currency, language)}</span>
        )}
      </div>
      <p class="muted small">
        <bdi>{order.venue_name}</bdi> · <bdi>{t("order-number", { number: order.number })}</bdi> ·{" "}
        <time dateTime={at}>{formatTime(at, localZone(), language, Date.now())}</time>
      </p>
      {order.status !== "delivered" && <span class={`tag tone-${look.tone}`}>{t(look.title)}</span>}
      {order.feedback && <FeedbackForm order={order} feedback={order.feedback} />}
      {order.repeat_url && (
        <a class="link small" href={order.repeat_url}>
          {t("order-repeat")}
        </a>
      )}
    </li>
  );
}
