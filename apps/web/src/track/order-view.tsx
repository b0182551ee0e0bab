import type { TrackedOrder } from "@gotovo/contract";
import { useTexts } from "../text/context.tsx";
import { ConnectionNote } from "./connection-note.tsx";
import { HandoverPanel } from "./handover-panel.tsx";
import { LazyOwnerPanels } from "./lazy-owner-panels.tsx";
import type { Connection } from "./live-state.ts";
import { OrderItems } from "./order-items.tsx";
import type { OwnerApi } from "./owner-api.ts";
import { isOver, statusLooks } from "./status.ts";
import { StatusHero } from "./status-hero.tsx";
import { TelegramPanel } from "./telegram-panel.tsx";
import { Timeline } from "./timeline.tsx";
import type { Act } from "./use-live-order.ts";
import { usePageStatus } from "./use-page-status.ts";

interface Props {
  readonly order: TrackedOrder;
  readonly connection: Connection;
  readonly skew: number;
  readonly linkRoot: string | null;
  readonly renew: () => Promise<void>;
  readonly api: OwnerApi;
  readonly act: Act;
}

/** In this order on a phone: how far it is, how it is fetched, the way into Telegram, what was bought. */
export function OrderView({ order, connection, skew, linkRoot, renew, api, act }: Props) {
  usePageStatus(order);
  const { t } = useTexts();
  return (
    <div class="order">
      {order.test && (
        <p class="test-band">
          <strong>{t("test-mark")}</strong> {t("test-band")}
        </p>
      )}
      <div class="order-main">
        <section class={`card tone-${statusLooks[order.status].tone}`}>
          <StatusHero order={order} skew={skew} />
          <Timeline order={order} skew={skew} />
          {!(connection === "live" && isOver(order.status)) && <ConnectionNote connection={connection} />}
        </section>
      </div>
      <div class="order-side">
        <HandoverPanel order={order} linkRoot={linkRoot} />
        <TelegramPanel order={order} skew={skew} linkRoot={linkRoot} renew={renew} />
        <LazyOwnerPanels order={order} skew={skew} api={api} act={act} />
        <OrderItems order={order} />
      </div>
    </div>
  );
}
