import type { TrackedOrder } from "@gotovo/contract";
import { quantityText } from "@gotovo/contract/orders/quantity";
import { Fragment } from "preact";
import { formatMoney } from "../format/money.ts";
import { useTexts } from "../text/context.tsx";
import { type ItemView, itemsOf } from "./items.ts";
import { placesOf } from "./places.ts";

export function OrderItems({ order }: { order: TrackedOrder }) {
  const { t, language } = useTexts();
  const { currency, total } = order;
  const money = (amount: number) => (currency === null ? "" : formatMoney(amount, currency, language));
  const howMany = ({ quantity, unit }: ItemView) =>
    unit === undefined && quantity !== null && quantity !== 1
      ? t("pieces", { count: quantity })
      : quantityText(language, { quantity, unit });
  const { bought, notes } = itemsOf(order);
  return (
    <section class="card items" aria-labelledby="items-title">
      <h2 id="items-title">{t("items")}</h2>
      <ul>
        {bought.map((item, index) => (
          <li key={index}>
            <p class="item-name">
              <bdi>{item.name}</bdi>
              {howMany(item) && <span class="item-quantity">{howMany(item)}</span>}
            </p>
            {item.price !== null && currency !== null && (
              <p class="item-price">{money(Math.round(item.price * (item.quantity ?? 1)))}</p>
            )}
            {item.details.length > 0 && (
              <p class="item-details">
                <bdi>{item.details.join(" · ")}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      <Wishes order={order} notes={notes} />
      {total !== null && currency !== null && (
        <p class="total">
          <span>{t("total")}</span>
          <strong>{money(total)}</strong>
        </p>
      )}
      {order.refund && (
        <p class="refund">
          {t("refund", {
            state: order.refund.state,
            amount: order.refund.amount === null ? "" : money(order.refund.amount),
          })}
        </p>
      )}
    </section>
  );
}

/** What they asked for, what the café says beside it, and where it is handed over. */
function Wishes({ order, notes }: { order: TrackedOrder; notes: readonly string[] }) {
  const { t } = useTexts();
  const { note, pickup } = order;
  const where = [...placesOf(order, t), ...(pickup?.name ? [t("pickup-name", { name: pickup.name })] : [])];
  const parts = [
    { title: t("pickup"), text: where.join(", ") },
    { title: t("notes"), text: notes.join("\n") },
    { title: t("wish"), text: note ?? "" },
  ].filter(({ text }) => text !== "");
  if (parts.length === 0) return null;
  return (
    <dl class="wishes">
      {parts.map(({ title, text }) => (
        <Fragment key={title}>
          <dt>{title}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
