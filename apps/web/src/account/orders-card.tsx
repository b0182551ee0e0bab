import type { AccountOrder } from "@gotovo/contract";
import { useEffect, useState } from "preact/hooks";
import { formatMoney } from "../format/money.ts";
import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { isOver, statusLooks } from "../track/status.ts";
import { ProblemNote } from "../ui/problem-note.tsx";
import type { AccountApi } from "./api.ts";
import { useAttempt } from "./use-attempt.ts";

/** What is being made now, each leading to its page. */
export function ActiveOrders({ orders }: { orders: readonly AccountOrder[] }) {
  const { t } = useTexts();
  return (
    <section class="card" aria-labelledby="active-title">
      <h2 id="active-title">{t("orders-active")}</h2>
      {orders.length === 0 && <p class="muted">{t("orders-none-active")}</p>}
      <Orders orders={orders} />
    </section>
  );
}

/** What is over, a page at a time. It is read again when the orders under way change. */
export function OrderHistory({ api, active }: { api: AccountApi; active: readonly AccountOrder[] }) {
  const { t } = useTexts();
  const [attempt, run] = useAttempt();
  const [orders, setOrders] = useState<readonly AccountOrder[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const underWay = active.map(({ id }) => id).join();
  const load = (from: string | null) =>
    run(async () => {
      const page = await api.orders(from);
      const over = page.orders.filter(({ status }) => isOver(status));
      setOrders((before) => (from === null ? over : [...before, ...over]));
      setCursor(page.next_cursor);
    });
  useEffect(() => void load(null), [api, underWay]);
  if (orders.length === 0 && cursor === null && !attempt.problem) return null;
  return (
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">{t("orders-history")}</h2>
      <Orders orders={orders} />
      <ProblemNote problem={attempt.problem} />
      {cursor !== null && (
        <button
          type="button"
          class="button quiet"
          aria-disabled={attempt.busy}
          onClick={() => void load(cursor)}
        >
          {t("orders-more")}
        </button>
      )}
    </section>
  );
}

function Orders({ orders }: { orders: readonly AccountOrder[] }) {
  return (
    <ul class="orders">
      {orders.map((order) => (
        <Order key={order.id} order={order} />
      ))}
    </ul>
  );
}

function Order({ order }: { order: AccountOrder }) {
  const { t, language } = useTexts();
  const look = statusLooks[order.status];
  const at = order.timeline.placed ?? order.updated_at;
  return (
    <li>
      <a class="order-row" href={new URL(order.page_url).pathname}>
        <span class="order-what">
          <strong>{t("order-number", { number: order.number })}</strong>
          <bdi class="muted">{order.venue_name}</bdi>
          <span class="muted">{formatTime(at, order.timezone, language, Date.now())}</span>
        </span>
        <span class="order-how">
          <span class={`status-pill tone-${look.tone}`}>{t(look.title)}</span>
          {order.total !== null && order.currency !== null && (
            <span>{formatMoney(order.total, order.currency, language)}</span>
          )}
        </span>
      </a>
    </li>
  );
}
