import { useTexts } from "../text/context.tsx";
import { type RecentOrder, recentOrders } from "./recent.ts";

/** The way back to orders made a while ago. */
export function RecentOrders({ orders }: { orders: readonly RecentOrder[] }) {
  const { t } = useTexts();
  return recentOrders(orders, Date.now()).map((order) => (
    <a key={order.path} class="recent" href={order.path}>
      <bdi>{t("recent", { number: order.number })}</bdi>
      <span>{t("recent-follow")} →</span>
    </a>
  ));
}
