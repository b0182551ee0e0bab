import { useCallback, useEffect, useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { Cup } from "../track/cup.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useResource } from "../ui/use-resource.ts";
import { useWake } from "../ui/use-wake.ts";
import { ActiveOrder, LiveActiveOrder } from "./active-order.tsx";
import type { OrdersPage } from "./api.ts";
import { useArea } from "./area-context.tsx";
import { PastOrder } from "./past-order.tsx";

/** A browser keeps six connections to a site: a few orders are followed live, further ones are read again. */
const liveAtOnce = 2;
/** New orders come from other places than this page. */
const againMs = 20_000;

/** What is being made, live, and what was bought before. */
export function OrdersSection() {
  const { t } = useTexts();
  const { api, version } = useArea();
  const [turn, setTurn] = useState(0);
  const active = useResource(api.activeOrders, version + turn);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && reload(), againMs);
    return () => clearInterval(timer);
  }, [reload]);
  useWake(reload);
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
        {active.data?.map((order, index) =>
          index < liveAtOnce ? (
            <LiveActiveOrder key={order.id} order={order} onOver={reload} />
          ) : (
            <ActiveOrder key={order.id} order={order} />
          ),
        )}
      </section>
      <History turn={turn} />
    </div>
  );
}

/** The first page follows changes; further ones are read on request. */
function History({ turn }: { turn: number }) {
  const { t } = useTexts();
  const { api, version } = useArea();
  const first = useResource(() => api.orders(null), version + turn);
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
          {past.map((order) => (
            <PastOrder key={order.id} order={order} />
          ))}
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
