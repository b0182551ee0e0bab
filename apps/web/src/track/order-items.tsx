import type { TrackedOrder } from "@gotovo/contract";
import { formatMoney } from "../format/money.ts";
import { useTexts } from "../text/context.tsx";
import { itemsOf } from "./items.ts";

export function OrderItems({ order }: { order: TrackedOrder }) {
  const { t, language } = useTexts();
  const { currency, total } = order;
  const money = (amount: number) => (currency === null ? "" : formatMoney(amount, currency, language));
  return (
    <section class="card items" aria-labelledby="items-title">
      <h2 id="items-title">{t("items")}</h2>
      <ul>
        {itemsOf(order).map((item, index) => (
          <li key={index}>
            <p class="item-name">
              <bdi>{item.name}</bdi>
              {item.quantity !== null && item.quantity > 1 && (
                <span class="item-quantity">{t("pieces", { count: item.quantity })}</span>
              )}
            </p>
            {item.price !== null && currency !== null && (
              <p class="item-price">{money(item.price * (item.quantity ?? 1))}</p>
            )}
            {item.details.length > 0 && (
              <p class="item-details">
                <bdi>{item.details.join(" · ")}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      {total !== null && currency !== null && (
        <p class="total">
          <span>{t("total")}</span>
          <strong>{money(total)}</strong>
        </p>
      )}
    </section>
  );
}
