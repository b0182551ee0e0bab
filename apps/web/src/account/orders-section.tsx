import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { Cup } from "../track/cup.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useResource } from "../ui/use-resource.ts";
import { ActiveOrder } from "./active-order.tsx";
import type { OrdersPage } from "./api.ts";
import { useArea } from "./area-context.tsx";
import { OfferedOrder } from "./offered-order.tsx";
import { withOneOffer } from "./one-offer.ts";
import { PastOrder } from "./past-order.tsx";

/** Active orders, live, and past ones. */
export function OrdersSection() {
  const { t } = useTexts();
  const { api, version } = useArea();
  const active = useResource(api.activeOrders, version);
  return (
    <div class="area-section orders-section">
      <section class="stack" aria-labelledby="active-title">
        <h2 id="active-title">{t("orders-active")}</h2>
        <ProblemNote problem={active.data === null ? active.problem : null} />
        {active.data?.length === 0 && (
          <div class="card empty-card">
            <Cup fill={0} tone="waiting" plain />
            <p class="muted">{t("orders-active-none")}</p>
          </div>
        )}
        {withOneOffer(active.data ?? []).map((order) =>
          order.offered ? (
            <OfferedOrder key={order.id} order={order} />
          ) : (
            <ActiveOrder key={order.id} order={order} />
          ),
        )}
      </section>
      <History />
    </div>
  );
}

/** The first page follows changes; further ones are read on request. */
function History() {
  const { t } = useTexts();
  const { api, version } = useArea();
  const first = useResource(() => api.orders(null), version);
  const [more, setMore] = useState<OrdersPage[]>([]);
  const { busy, problem, run } = useAttempt();
  const pages = first.data ? [first.data, ...more] : [];
  const past = pages.flatMap(({ orders }) => orders).filter(({ timeline }) => timeline.finished !== null);
  const next = pages.at(-1)?.next_cursor ?? null;
  const readMore = () =>
    run(async () => {
      const page = await api.orders(next);
      setMore((before) => [...before, page]);
    });
  return (
    <section class="stack" aria-labelledby="history-title">
      <h2 id="history-title">{t("orders-past")}</h2>
      <ProblemNote problem={first.data === null ? first.problem : null} />
      {first.data && past.length === 0 && <p class="muted">{t("orders-past-none")}</p>}
      {past.length > 0 && (
        <ul class="card rows">
          {withOneOffer(past).map((order) =>
            order.offered ? (
              <li key={order.id}>
                <OfferedOrder order={order} />
              </li>
            ) : (
              <PastOrder key={order.id} order={order} />
            ),
          )}
        </ul>
      )}
      <ProblemNote problem={problem} />
      {next !== null && (
        <button type="button" class="button quiet" aria-disabled={busy} onClick={readMore}>
          {busy && <span class="spinner" aria-hidden="true" />}
          {t("orders-more")}
        </button>
      )}
    </section>
  );
}
