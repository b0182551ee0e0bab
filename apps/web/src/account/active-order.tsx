import type { AccountOrder } from "@gotovo/contract";
import { serverSkew } from "../session/server-clock.ts";
import { useTexts } from "../text/context.tsx";
import { Cup } from "../track/cup.tsx";
import { PromiseLine } from "../track/promise-line.tsx";
import { statusLooks } from "../track/status.ts";
import { TestMark } from "../track/test-mark.tsx";
import { stagesOf } from "../track/view.ts";
import { pathOf } from "./path-of.ts";

/** An order under way, as its own page shows it, in short; the link leads there. */
export function ActiveOrder({ order }: { order: AccountOrder }) {
  const { t } = useTexts();
  const look = statusLooks[order.status];
  return (
    <article class={`card active-order tone-${look.tone}`}>
      <Cup fill={look.fill} tone={look.tone} />
      <div class="active-order-text">
        <p class="muted small">
          <TestMark order={order} t={t} />
          <bdi>{order.venue_name}</bdi> · <bdi>{t("order-number", { number: order.number })}</bdi>
        </p>
        <div role="status">
          <h3>{t(look.title)}</h3>
        </div>
        <PromiseLine order={order} skew={serverSkew()} />
        <a
          class="link cover"
          href={pathOf(order.owner_url)}
          aria-label={`${t("order-open")}: ${t("order-number", { number: order.number })}`}
        >
          {t("order-open")}
        </a>
      </div>
      <ol class="stage-bar" aria-label={t("stages")}>
        {stagesOf(order).map(({ label, state }) => (
          <li key={label} class={state} aria-current={state === "current" ? "step" : undefined}>
            <span class="visually-hidden">{t(label)}</span>
          </li>
        ))}
      </ol>
    </article>
  );
}
